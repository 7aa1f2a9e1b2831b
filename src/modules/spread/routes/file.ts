import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { parsePeriod, periodCode } from '#modules/usage/index.ts'
import { type Column, column, csvFile } from '#platform/csv.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { getSpread } from '../get-spread.ts'
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

/** `GET /observatoire/repartition.csv?periode=`: each département, each EPCI. */
export async function spreadFile(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const spread = await getSpread(db, parsePeriod(c.req.query('periode')), now())
  const period = periodCode(spread.period)
  const rows = [...sortShares(spread.departements, 'name'), ...sortShares(spread.epci, 'name')].map(
    (share) => ({ ...share, period, demo: spread.invented }),
  )
  const version = createHash('sha256').update(JSON.stringify(rows)).digest('base64url').slice(0, 22)
  return streamFile(c, {
    pieces: () =>
      csvFile(
        (async function* () {
          yield rows
        })(),
        columns,
        lang,
      ),
    type: 'text/csv; charset=utf-8',
    filename: `repartition-${period}.csv`,
    version,
  })
}
