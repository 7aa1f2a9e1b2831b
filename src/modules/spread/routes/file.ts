import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { contours } from '#modules/territories/index.ts'
import { parsePeriod, periodCode } from '#modules/usage/index.ts'
import { type Column, column, csvFile } from '#platform/csv.ts'
import { geojsonFile } from '#platform/geojson.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { getSpread, type Spread } from '../get-spread.ts'
import { messages } from '../messages/index.ts'
import { sortShares, type TerritoryShare } from '../model.ts'

type Row = TerritoryShare & { period: string; demo: boolean }
const { fr, en } = messages
const told = (
  name: keyof typeof fr.fields,
  type: Column<Row>['type'],
  value: (row: Row) => string | number | boolean | null,
) => column<Row>(name, type, fr.fields[name], en.fields[name], value)
const rounded = (value: number | null, digits: number) =>
  value === null ? null : Number(value.toFixed(digits))

const columns: Column<Row>[] = [
  told('period', 'string', ({ period }) => period),
  told('kind', 'string', ({ kind }) => kind),
  told('code', 'string', ({ code }) => code),
  told('name', 'string', ({ name }) => name),
  told('population', 'integer', ({ population }) => population),
  told('actors', 'integer', ({ actors }) => actors),
  told('loans', 'integer', ({ loans }) => loans),
  told('loans_per_10000', 'number', ({ rate }) => rounded(rate, 3)),
  told('loans_per_10_actors', 'number', ({ perActors }) => rounded(perActors, 3)),
  told('gap_points', 'number', ({ gap }) => rounded(gap, 2)),
  told('communes', 'integer', ({ communes }) => communes),
  told('communes_served', 'integer', ({ served }) => served),
  told('mean_km', 'number', ({ km }) => rounded(km, 1)),
  told('demo', 'boolean', ({ demo }) => demo),
]

type Never = Spread['never'][number] & { period: string; demo: boolean }
const ofNever = (
  name: keyof typeof fr.fields,
  type: Column<Never>['type'],
  value: (row: Never) => string | number | boolean | null,
) => column<Never>(name, type, fr.fields[name], en.fields[name], value)
const neverColumns: Column<Never>[] = [
  ofNever('period', 'string', ({ period }) => period),
  ofNever('code', 'string', ({ code }) => code),
  ofNever('name', 'string', ({ name }) => name),
  ofNever('population', 'integer', ({ population }) => population),
  ofNever('actors', 'integer', ({ actors }) => actors),
  ofNever('demo', 'boolean', ({ demo }) => demo),
]

/** `GET /observatoire/repartition.csv?periode=`: each département, each EPCI. */
export async function spreadFile(c: Context<Env>): Promise<Response> {
  const { rows, period } = await askedShares(c)
  return table(c, `repartition-${period}.csv`, rows, columns)
}

/** `GET /observatoire/repartition-jamais.csv?periode=`: the communes that have actors and received nothing, the most populous first. */
export async function neverServedFile(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const { never, period, invented } = await getSpread(db, parsePeriod(c.req.query('periode')), now())
  const code = periodCode(period)
  const rows = never.map((commune) => ({ ...commune, period: code, demo: invented }))
  return table(c, `repartition-jamais-${code}.csv`, rows, neverColumns)
}

/** `GET /observatoire/repartition.geojson?periode=`: each EPCI as the map draws it; without its contour when the pack has none. */
export async function spreadMapFile(c: Context<Env>): Promise<Response> {
  const lang = c.get('lang')
  const { rows, period } = await askedShares(c)
  const shapes = await contours(c.get('services').config.regionPack)
  const epci = rows.filter(({ kind }) => kind === 'epci')
  async function* features() {
    yield epci.map((row) => ({
      type: 'Feature' as const,
      id: row.code,
      geometry: shapes?.one('epci', row.code)?.geometry ?? null,
      properties: Object.fromEntries(columns.map(({ name, value }) => [name, value(row, lang)])),
    }))
  }
  return streamFile(c, {
    pieces: () => geojsonFile(features()),
    type: 'application/geo+json; charset=utf-8',
    filename: `repartition-${period}.geojson`,
    version: versionOf(epci),
  })
}

async function askedShares(c: Context<Env>): Promise<{ rows: Row[]; period: string }> {
  const { db, now } = c.get('services')
  const spread = await getSpread(db, parsePeriod(c.req.query('periode')), now())
  const period = periodCode(spread.period)
  const shares = [...sortShares(spread.departements, 'name'), ...sortShares(spread.epci, 'name')]
  return { rows: shares.map((share) => ({ ...share, period, demo: spread.invented })), period }
}

const versionOf = (rows: readonly object[]) =>
  createHash('sha256').update(JSON.stringify(rows)).digest('base64url').slice(0, 22)

function table<T extends object>(
  c: Context<Env>,
  filename: string,
  rows: T[],
  columns: Column<T>[],
): Response {
  async function* all() {
    yield rows
  }
  return streamFile(c, {
    pieces: () => csvFile(all(), columns, c.get('lang')),
    type: 'text/csv; charset=utf-8',
    filename,
    version: `${c.get('lang')}${versionOf(rows)}`,
  })
}
