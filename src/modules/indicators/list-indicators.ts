import type { Database } from '#platform/db/connect.ts'
import { runsOf } from './model.ts'
import { readIndicators, readValuesOf, regionCode } from './store.ts'
import type { ListedIndicator } from './view-model.ts'

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
