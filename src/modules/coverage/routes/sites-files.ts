import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { csvFile } from '#platform/csv.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import { geojsonFile } from '#platform/geojson.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { listKinds } from '../find-places.ts'
import { parseSitesQuery } from '../sites-query.ts'
import { siteColumns, siteRows } from '../sites-rows.ts'
import { askedSites } from './asked-sites.ts'

const types = { csv: 'text/csv', geojson: 'application/geo+json' }
/** A file waits longer than a page: it has nothing to say meanwhile. */
const patience = 25_000

/** `GET /observatoire/ou-agir.{csv,geojson}`: the new places with what each adds. 503 while the search goes on. */
export const sitesFile =
  (extension: 'csv' | 'geojson') =>
  async (c: Context<Env>): Promise<Response> => {
    const { db, now } = c.get('services')
    const lang = c.get('lang')
    const query = parseSitesQuery(new URL(c.req.url).searchParams, await listKinds(db, now()))
    if (!query) throw new NotFound()
    const told = await askedSites(c, query, patience)
    if (told.searching) throw new AppError('busy')
    const rows = siteRows(told, query)
    async function* batches() {
      yield rows
    }
    async function* features() {
      yield rows.map((row) => ({
        type: 'Feature' as const,
        id: row.commune.code,
        geometry: { type: 'Point' as const, coordinates: [row.commune.lon, row.commune.lat] },
        properties: Object.fromEntries(siteColumns.map(({ name, value }) => [name, value(row, lang)])),
      }))
    }
    return streamFile(c, {
      pieces: () => (extension === 'csv' ? csvFile(batches(), siteColumns, lang) : geojsonFile(features())),
      type: `${types[extension]}; charset=utf-8`,
      filename: `ou-agir.${extension}`,
      version: createHash('sha256')
        .update(`sites ${extension} ${lang} ${JSON.stringify([query, rows])}`)
        .digest('hex')
        .slice(0, 20),
    })
  }
