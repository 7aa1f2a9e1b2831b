import { getSources, type TerritoryName } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { readChoices, readCorrections } from './level-store.ts'
import { inOrder, levelTable } from './level-table.ts'
import { type Indicator, type Ref, refOf, runsOf, type Value } from './model.ts'
import { readIndicators, readValuesOf } from './store.ts'
import type { IndicatorQuery, IndicatorView, Trend } from './view-model.ts'

/** An indicator by its code. @throws NotFound */
export async function findIndicator(db: Database, code: string): Promise<Indicator> {
  const [indicator] = await readIndicators(db, code)
  if (!indicator) throw new NotFound(code)
  return indicator
}

/** Gathers what a page shows, in five queries after the indicator’s own. */
export async function getIndicatorView(
  db: Database,
  indicator: Indicator,
  query: IndicatorQuery,
): Promise<IndicatorView> {
  const { code, vintages } = indicator
  const { year } = query
  const since = year === null ? null : sinceOf(indicator, year)
  const communes = query.compared.flatMap((each) => (each.kind === 'commune' ? [each.code] : []))
  const choices = await readChoices(db, communes)
  const region = choices.find(({ kind }) => kind === 'region')
  const wanted = [...(region ? [region] : []), ...query.compared.flatMap((ref) => nameOf(choices, ref))]
  const [values, table, sources, corrections] = await Promise.all([
    readValuesOf(db, wanted, code),
    year === null ? { rows: [] } : levelTable(db, indicator, { level: query.level, year, since }),
    getSources(db, [...new Set(vintages.map(({ sourceId }) => sourceId))]),
    readCorrections(db, code, 20),
  ])
  return {
    indicator,
    year,
    since,
    trends: trendsOf(indicator, values, choices, query.compared),
    choices: choices.filter(({ kind }) => indicator.levels.includes(kind)),
    table,
    ranked: inOrder(table, query),
    sources: [...sources.values()],
    corrections,
  }
}

/** The region, then those compared, each once and in the order asked, with their years. */
export function trendsOf(
  indicator: Indicator,
  values: readonly Value[],
  names: readonly TerritoryName[],
  compared: readonly Ref[],
): Trend[] {
  const region = names.filter(({ kind }) => kind === 'region').slice(0, 1)
  const asked = [...region, ...compared.flatMap((ref) => nameOf(names, ref))]
  return [...new Map(asked.map((each) => [refOf(each), each]))].map(([ref, territory]) => {
    const own = values.filter((each) => refOf(each) === ref)
    const cells = new Map(own.map((each) => [each.year, each]))
    return { ...territory, cells, runs: runsOf(indicator, (at) => cells.get(at)) }
  })
}

const nameOf = (choices: readonly TerritoryName[], ref: Ref) =>
  choices.filter(({ kind, code }) => kind === ref.kind && code === ref.code)

/** The first year of the series of a year; null when it is that one. */
export function sinceOf({ vintages }: Indicator, year: number): number | null {
  const { series } = vintages.find((each) => each.year === year) ?? {}
  const first = vintages.find((each) => each.series === series)?.year ?? year
  return first < year ? first : null
}
