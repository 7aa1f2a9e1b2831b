import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { contours } from '#modules/territories/index.ts'
import { csvFile } from '#platform/csv.ts'
import { NotFound } from '#platform/errors.ts'
import { geojsonFile } from '#platform/geojson.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { type CommuneRow, communeColumns, communeRows } from '../commune-columns.ts'
import { coverageString, parseCoverageQuery } from '../coverage-query.ts'
import { listKinds } from '../find-places.ts'
import { type Coverage, getCoverage } from '../get-coverage.ts'
import type { CoverageQuery } from '../model.ts'

const types = { csv: 'text/csv', geojson: 'application/geo+json' }
const batch = 200

/** The question of an address and its answer. @throws NotFound when the site has no place to look for */
async function askedCoverage(c: Context<Env>): Promise<{ query: CoverageQuery; coverage: Coverage }> {
  const { db, now } = c.get('services')
  const query = parseCoverageQuery(new URL(c.req.url).searchParams, await listKinds(db, now()))
  if (!query) throw new NotFound()
  return { query, coverage: await getCoverage(db, query, now()) }
}

/** `GET /observatoire/couverture.{csv,geojson}`: every commune with its distance and its people; the contours of communes, or their middles when the pack has none. */
export const coverageFile =
  (extension: 'csv' | 'geojson') =>
  async (c: Context<Env>): Promise<Response> => {
    const lang = c.get('lang')
    const { query, coverage } = await askedCoverage(c)
    const asked = coverageString(query)
    const day = c.get('services').now().toISOString().slice(0, 10)
    const shapes = extension === 'geojson' ? await contours(c.get('services').config.regionPack) : null
    const rows = communeRows(coverage, query)
    async function* batches(): AsyncGenerator<CommuneRow[]> {
      for (let from = 0; from < rows.length; from += batch) yield rows.slice(from, from + batch)
    }
    async function* features() {
      for await (const some of batches())
        yield some.map((row) => ({
          type: 'Feature' as const,
          id: row.commune.code,
          geometry: shapes?.one('commune', row.commune.code)?.geometry ?? {
            type: 'Point' as const,
            coordinates: [row.commune.lon, row.commune.lat],
          },
          properties: Object.fromEntries(communeColumns.map(({ name, value }) => [name, value(row, lang)])),
        }))
    }
    return streamFile(c, {
      pieces: () =>
        extension === 'csv' ? csvFile(batches(), communeColumns, lang) : geojsonFile(features()),
      type: `${types[extension]}; charset=utf-8`,
      filename: `couverture.${extension}`,
      version: createHash('sha256')
        .update(`coverage ${extension} ${lang} ${coverage.revision} ${day} ${asked}`)
        .digest('hex')
        .slice(0, 20),
    })
  }
