import type { Context } from 'hono'
import {
  type Contours,
  contours,
  type DataSource,
  getSources,
  regionManifest,
  type TerritoryName,
} from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Env } from '#platform/http/env.ts'
import type { View, ViewAddress, ViewMaker } from '#ui/view.ts'
import { sinceOf, trendsOf } from '../get-indicator.ts'
import { indicatorString, parseIndicatorQuery } from '../indicator-query.ts'
import { readChoices, readRevision } from '../level-store.ts'
import { inOrder, levelTable } from '../level-table.ts'
import { viewMessages } from '../messages/index.ts'
import { type Indicator, indicatorPath, type Value } from '../model.ts'
import type { ShownIndicator } from '../pages/indicator-props.ts'
import { readIndicators, readValuesOf } from '../store.ts'
import type { IndicatorQuery, LevelTable } from '../view-model.ts'
import { creditsOf } from './credits.ts'
import { drawLevel } from './draw-level.ts'
import { comparisonView, figureView, mapView, rankingView, trendView } from './shown-views.tsx'

const makers = {
  chiffre: figureView,
  courbe: trendView,
  comparaison: comparisonView,
  carte: mapView,
  classement: rankingView,
}
type Kind = keyof typeof makers
const ofLevel = new Set<Kind>(['carte', 'classement'])

/** The views of an indicator: its figure, its years, territories side by side, its map, its first territories. */
export const indicatorViews: ViewMaker = { kinds: viewMessages.kinds, make }

type Wanted = { kind: Kind; indicator: Indicator; query: IndicatorQuery; address: ViewAddress }

/** Every view of a page from five queries, however many they are; the tables of levels are kept between pages. */
async function make(c: Context<Env>, asked: readonly ViewAddress[]): Promise<(View | null)[]> {
  const { db, config } = c.get('services')
  const lang = c.get('lang')
  const byCode = new Map((await readIndicators(db)).map((each) => [each.code, each]))
  const wanted = asked.map((address): Wanted | null => {
    const indicator = byCode.get(address.subject)
    if (!indicator || !Object.hasOwn(makers, address.kind)) return null
    return {
      kind: address.kind as Kind,
      indicator,
      query: parseIndicatorQuery(address.params, indicator),
      address,
    }
  })
  const some = wanted.filter((each) => each !== null)
  const compared = some.flatMap(({ query }) => query.compared)
  const choices = await readChoices(
    db,
    compared.flatMap(({ kind, code }) => (kind === 'commune' ? [code] : [])),
  )
  const named = choices.filter(
    ({ kind, code }) =>
      kind === 'region' || compared.some((each) => each.kind === kind && each.code === code),
  )
  const manifest = await regionManifest(config.regionPack)
  const [values, revision, sources, ground] = await Promise.all([
    readValuesOf(db, named),
    readRevision(db),
    sourcesOf(db, some, manifest.contours?.source),
    some.some(({ kind }) => kind === 'carte') ? contours(config.regionPack) : null,
  ])
  return Promise.all(
    wanted.map(async (each) => {
      if (!each) return null
      const shown = await gather(c, each, { choices: named, values, revision, ground })
      return makers[each.kind](lang, shown, {
        href: indicatorPath(each.indicator.code) + indicatorString(each.query, each.indicator),
        sources: creditsOf(lang, usedBy(each, sources, manifest.contours?.source)),
      })
    }),
  )
}

async function gather(
  c: Context<Env>,
  { kind, indicator, query }: Wanted,
  read: { choices: TerritoryName[]; values: Value[]; revision: string; ground: Contours | null },
): Promise<ShownIndicator> {
  const { db } = c.get('services')
  const since = query.year === null ? null : sinceOf(indicator, query.year)
  const table: LevelTable =
    query.year !== null && ofLevel.has(kind)
      ? await levelTable(db, indicator, { level: query.level, year: query.year, since }, read.revision)
      : { rows: [] }
  const values = read.values.filter((each) => each.indicator === indicator.code)
  return {
    indicator,
    query,
    since,
    trends: trendsOf(indicator, values, read.choices, query.compared),
    ranked: inOrder(table, query),
    map:
      kind === 'carte' && read.ground
        ? await drawLevel(db, read.ground, { indicator, table }, query.level, c.get('lang'))
        : null,
  }
}

/** The sources of all years of what is asked, and that of the ground under maps. */
async function sourcesOf(
  db: Database,
  wanted: Wanted[],
  ground: string | undefined,
): Promise<Map<string, DataSource>> {
  const ids = wanted.flatMap(({ indicator }) => indicator.vintages.map(({ sourceId }) => sourceId))
  return getSources(db, [...new Set([...ids, ...(ground ? [ground] : [])])])
}

/** The sources of the years that a view shows: of one year for a map or a ranking, of all for a trend. */
function usedBy(
  { kind, indicator, query }: Wanted,
  sources: Map<string, DataSource>,
  ground: string | undefined,
): DataSource[] {
  const years =
    ofLevel.has(kind) || kind === 'comparaison'
      ? indicator.vintages.filter(({ year }) => year === query.year)
      : indicator.vintages
  const ids = new Set([
    ...years.map(({ sourceId }) => sourceId),
    ...(kind === 'carte' && ground ? [ground] : []),
  ])
  return [...sources.values()].filter(({ id }) => ids.has(id))
}
