import { createHash } from 'node:crypto'
import type { Feature } from 'geojson'
import type { Context } from 'hono'
import { parseQuery, queryString, searchRevision } from '#modules/search/index.ts'
import { csvFile } from '#platform/csv.ts'
import { geojsonFile } from '#platform/geojson.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { slugify } from '#platform/i18n/fold.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { eachListed } from '../export-organisations.ts'
import type { OrganisationPage } from '../model.ts'
import { organisationColumns } from '../organisation-columns.ts'

/** `/annuaire.csv?…`: what the list shows under the same query string, UTF-8 without mark, comma, RFC 4180. */
export async function exportCsv(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const query = parseQuery(new URL(c.req.url).searchParams)
  return streamFile(c, {
    pieces: () => csvFile(eachListed(db, query), organisationColumns, c.get('lang')),
    type: 'text/csv; charset=utf-8',
    ...(await nameAndVersion(c, 'csv')),
  })
}

/** `/annuaire.geojson?…`: the same, as points with the same fields. */
export async function exportGeojson(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const query = parseQuery(new URL(c.req.url).searchParams)
  return streamFile(c, {
    pieces: () => geojsonFile(features(eachListed(db, query), c.get('lang'))),
    type: 'application/geo+json',
    ...(await nameAndVersion(c, 'geojson')),
  })
}

async function* features(batches: AsyncIterable<OrganisationPage[]>, lang: Lang): AsyncGenerator<Feature[]> {
  for await (const organisations of batches)
    yield organisations.map((organisation) => toFeature(organisation, lang))
}

function toFeature(organisation: OrganisationPage, lang: Lang): Feature {
  const point = organisation.places[0]?.point
  return {
    type: 'Feature',
    id: organisation.slug,
    geometry: point ? { type: 'Point', coordinates: [point.lon, point.lat] } : null,
    properties: Object.fromEntries(
      organisationColumns.map((column) => [column.name, column.value(organisation, lang)]),
    ),
  } as Feature
}

async function nameAndVersion(c: Context<Env>, extension: string) {
  const { db, region, now } = c.get('services')
  const asked = queryString(parseQuery(new URL(c.req.url).searchParams))
  const revision = await searchRevision(db)
  const day = now().toISOString().slice(0, 10)
  return {
    filename: `annuaire-${slugify(region.name, region.code)}-${day}.${extension}`,
    version: createHash('sha256')
      .update(`${extension} ${c.get('lang')} ${revision} ${asked}`)
      .digest('hex')
      .slice(0, 20),
  }
}
