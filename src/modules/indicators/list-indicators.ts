import type { Database } from '#platform/db/connect.ts'
import { formatValue } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from './messages/index.ts'
import { formatChange } from './messages/values.ts'
import { indicatorPath, runsOf } from './model.ts'
import { readIndicators, readValuesOf, regionCode } from './store.ts'
import { changeOf, type KeyFigure, type ListedIndicator } from './view-model.ts'

/** What says most of a network in few figures; a site shows those it has. */
const keyCodes = ['actors', 'museum-reach', 'loans', 'attendance', 'museum-visits', 'museum-pupils-share']

/** The figures of the region to say first, in a fixed order: those of `listed` that have a value other than nothing. */
export function keyFigures(lang: Lang, listed: ListedIndicator[]): KeyFigure[] {
  return keyCodes.flatMap((code) => {
    const found = listed.find(({ indicator }) => indicator.code === code)
    const value = found?.latest?.cell.value
    if (!found?.latest || !value) return []
    const { indicator, latest, before } = found
    const change = changeOf(indicator, value, before?.value ?? null)
    return [
      {
        href: indicatorPath(code),
        label: indicator.label[lang],
        value: `${found.latest.cell.status === 'approximated' ? '≈\u00a0' : ''}${formatValue(lang, indicator, value)}`,
        year: latest.year,
        since:
          before && change !== null
            ? messages[lang].since(formatChange(lang, indicator, change), before.year)
            : null,
      },
    ]
  })
}

/** Every indicator that has values, with those of the region; in two queries after the region’s code. */
export async function listIndicators(db: Database): Promise<ListedIndicator[]> {
  const region = await regionCode(db)
  const [indicators, values] = await Promise.all([
    readIndicators(db),
    region === null ? [] : readValuesOf(db, [{ kind: 'region', code: region }]),
  ])
  const byIndicator = Map.groupBy(values, (each) => each.indicator)
  return indicators
    .filter(({ vintages }) => vintages.length > 0)
    .map((indicator) => {
      const cells = new Map(byIndicator.get(indicator.code)?.map((each) => [each.year, each]))
      const runs = runsOf(indicator, (year) => cells.get(year))
      const last = runs.at(-1)
      const [latest, first] = [last?.at(-1), last?.[0]]
      return {
        indicator,
        latest: latest ?? null,
        before:
          first && latest && first.year < latest.year
            ? { year: first.year, value: first.cell.value ?? 0 }
            : null,
        runs,
      }
    })
}
