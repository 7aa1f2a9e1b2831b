import type { Indicator } from '#modules/territories/index.ts'
import { formatEuros, formatNumber, formatPercent } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'

/** A value in the unit of its indicator, as it is written. */
export function formatValue(lang: Lang, indicator: Pick<Indicator, 'unit'>, value: number): string {
  if (indicator.unit === 'percent') return formatPercent(lang, value)
  return indicator.unit === 'euros' ? formatEuros(lang, value) : formatNumber(lang, value)
}
