import { type Indicator, indicatorPath, isRate } from '#modules/indicators/index.ts'
import { localPath } from '#platform/i18n/lang.ts'
import type { Voice } from './convert.ts'
import type { ApiIndicator } from './indicator-schema.ts'

/** The definition of an indicator, with its years. */
export function toApiIndicator(it: Indicator, { lang, origin }: Voice): ApiIndicator {
  return {
    slug: it.code,
    url: origin + localPath(lang, indicatorPath(it.code)),
    theme: it.theme,
    unit: it.unit,
    label: it.label[lang],
    definition: it.definition[lang],
    formula: it.formula[lang],
    direction: it.direction,
    origin: it.origin,
    levels: it.levels,
    rate: isRate(it),
    target: it.target !== null && it.targetYear !== null ? { value: it.target, year: it.targetYear } : null,
    years: it.vintages.map(({ year, series, sourceId, note, frozenAt }) => ({
      year,
      series,
      source: sourceId,
      note: note[lang],
      frozenAt,
    })),
  }
}
