import type { MultiPolygon, Point, Polygon, Position } from 'geojson'
import { eachOrganisation, getOrganisations, organisationColumns } from '#modules/directory/index.ts'
import { eachPublishedCell, publishedCellColumns } from '#modules/findings/index.ts'
import { listStudies, publishedColumns, publishedRows } from '#modules/studies/index.ts'
import { type ContourKind, contours, type TerritoryKind, territoryKinds } from '#modules/territories/index.ts'
import { type Column, csvFile } from '#platform/csv.ts'
import type { Database } from '#platform/db/connect.ts'
import { geojsonFile, type Located } from '#platform/geojson.ts'
import { toApiOrganisation, type Voice } from './api/convert.ts'
import {
  type DigitalPlace,
  digitalPlaceColumns,
  digitalPlaces,
  digitalPlacesSchema,
} from './digital-places.ts'
import { mapBatches, ndjsonFile, properties } from './file-formats.ts'
import type { DescribedSet, FileFormat } from './model.ts'
import { eachDigitalPlaceSlug, eachFigure, eachTerritory, readTerms } from './store.ts'
import { indicatorColumns, termColumns, territoryColumns } from './territory-columns.ts'

/** Where a file is made: the database, the folder of the region pack, the language of labels. */
export type FileContext = Voice & { db: Database; pack: string }

/** One file to download, of the whole set. */
export type DataFile = {
  /** Its address, and the name under which it is kept (dated). */
  name: string
  format: FileFormat
  type: string
  pieces: (context: FileContext) => AsyncIterable<string>
}

/** A set and how its files are made. */
export type Dataset = Pick<DescribedSet, 'id' | 'columns' | 'schema'> & { files: readonly DataFile[] }

const csv = <Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: (db: Database) => AsyncIterable<Row[]>,
): DataFile => ({
  name: `${name}.csv`,
  format: 'CSV',
  type: 'text/csv; charset=utf-8',
  pieces: ({ db, lang }) => csvFile(rows(db), columns, lang),
})
const geojson = (name: string, pieces: DataFile['pieces']): DataFile => ({
  name: `${name}.geojson`,
  format: 'GeoJSON',
  type: 'application/geo+json',
  pieces,
})

/** Every open data set, in the order of the page. */
export const datasets: readonly Dataset[] = [
  {
    id: 'organisations',
    columns: organisationColumns,
    files: [
      csv('organisations', organisationColumns, (db) => eachOrganisation(db)),
      geojson('organisations', ({ db, lang }) =>
        geojsonFile(
          mapBatches(
            eachOrganisation(db),
            (row): Located => ({
              type: 'Feature',
              id: row.slug,
              geometry: pointOf(row.places[0]?.point ?? null),
              properties: properties(organisationColumns, row, lang),
            }),
          ),
        ),
      ),
      {
        name: 'organisations.ndjson',
        format: 'NDJSON',
        type: 'application/x-ndjson',
        pieces: (context) =>
          ndjsonFile(mapBatches(eachOrganisation(context.db), (row) => toApiOrganisation(row, context))),
      },
    ],
  },
  {
    id: 'lieux-mediation-numerique',
    columns: digitalPlaceColumns,
    schema: {
      name: digitalPlacesSchema.name,
      version: digitalPlacesSchema.version,
      url: digitalPlacesSchema.homepage,
    },
    files: [csv('lieux-mediation-numerique', digitalPlaceColumns, eachDigitalPlace)],
  },
  {
    id: 'territoires',
    columns: territoryColumns,
    files: [
      csv('territoires', territoryColumns, (db) => eachTerritory(db, territoryKinds)),
      geojson('territoires', (context) => territoryFeatures(context, territoryKinds)),
      geojson('communes', (context) => territoryFeatures(context, ['commune'])),
      geojson('epci', (context) => territoryFeatures(context, ['epci'])),
      geojson('departements', (context) => territoryFeatures(context, ['departement'])),
    ],
  },
  {
    id: 'indicateurs',
    columns: indicatorColumns,
    files: [csv('indicateurs', indicatorColumns, (db) => eachFigure(db))],
  },
  {
    id: 'etudes',
    columns: publishedColumns,
    files: [csv('etudes', publishedColumns, (db) => once(listStudies(db).then(publishedRows)))],
  },
  {
    id: 'enquetes',
    columns: publishedCellColumns,
    files: [csv('enquetes', publishedCellColumns, eachPublishedCell)],
  },
  {
    id: 'vocabulaires',
    columns: termColumns,
    files: [csv('vocabulaires', termColumns, (db) => once(readTerms(db)))],
  },
]

const pointOf = (point: { lon: number; lat: number } | null): Point | null =>
  point && { type: 'Point', coordinates: [point.lon, point.lat] }

async function* eachDigitalPlace(db: Database): AsyncGenerator<DigitalPlace[]> {
  for await (const slugs of eachDigitalPlaceSlug(db))
    yield (await getOrganisations(db, slugs)).flatMap(digitalPlaces)
}

async function* once<Row>(rows: Promise<Row[]>): AsyncGenerator<Row[]> {
  yield await rows
}

/** Territories with their contour where the region pack has one, else with their centre. */
async function* territoryFeatures(
  { db, pack, lang }: FileContext,
  kinds: readonly TerritoryKind[],
): AsyncGenerator<string> {
  const shapes = await contours(pack)
  const batches = mapBatches(
    eachTerritory(db, kinds, 100),
    (row): Located => ({
      type: 'Feature',
      id: `${row.kind}/${row.code}`,
      geometry: shortened(shapes?.one(row.kind as ContourKind, row.code)?.geometry) ?? pointOf(row.point),
      properties: properties(territoryColumns, row, lang),
    }),
  )
  yield* geojsonFile(batches)
}

/** A contour to the metre: five decimals, as RFC 7946 (11.2) advises, rather than the fifteen of a computation. */
function shortened(shape: Polygon | MultiPolygon | undefined): Polygon | MultiPolygon | undefined {
  const ring = (positions: Position[]) =>
    positions.map((each) => each.map((degrees) => Math.round(degrees * 1e5) / 1e5))
  if (shape?.type === 'Polygon') return { type: 'Polygon', coordinates: shape.coordinates.map(ring) }
  return shape && { type: 'MultiPolygon', coordinates: shape.coordinates.map((polygon) => polygon.map(ring)) }
}
