import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { csvFile } from '#platform/csv.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { findIndicator } from '../get-indicator.ts'
import { readVersion } from '../store.ts'
import { valueColumns } from '../value-columns.ts'
import { eachValue } from '../value-files.ts'

/** `GET /observatoire/indicateurs/{code}.csv`: every value of every territory, all years. */
export async function indicatorCsv(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const indicator = await findIndicator(db, (c.req.param('file') ?? '').replace(/\.csv$/, ''))
  const version = await readVersion(db, indicator.code)
  return streamFile(c, {
    pieces: () => csvFile(eachValue(db, indicator.code), valueColumns(indicator), lang),
    type: 'text/csv; charset=utf-8',
    filename: `${indicator.code}.csv`,
    version: createHash('sha256')
      .update(JSON.stringify([lang, version, indicator]))
      .digest('hex')
      .slice(0, 20),
  })
}
