import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { fold } from '#platform/i18n/fold.ts'
import { type DataSource, type Territory, type TerritoryKind, territoryFacts } from './model.ts'

export type TerritoryRow = Omit<Territory, 'point' | 'facts'> & {
  lon: number | null
  lat: number | null
  facts: unknown
}

export const territoryColumns: RawBuilder<unknown> = sql`t.kind, t.code, t.name, t.type, t.seat_commune AS seat, t.population,
  t.population_year AS "populationYear", t.area_km2 AS area, t.point[0] AS lon, t.point[1] AS lat, t.facts, t.source_id AS "sourceId"`

export function toTerritory({ lon, lat, facts, ...row }: TerritoryRow): Territory {
  return {
    ...row,
    point: lon === null || lat === null ? null : { lon, lat },
    facts: territoryFacts.parse(facts),
  }
}

/** One territory, or null when the pack has none of that kind and code. */
export async function getTerritory(
  db: Database,
  kind: TerritoryKind,
  code: string,
): Promise<Territory | null> {
  const { rows } =
    await sql<TerritoryRow>`SELECT ${territoryColumns} FROM territory t WHERE t.kind = ${kind} AND t.code = ${code}`.execute(
      db,
    )
  return rows[0] ? toTerritory(rows[0]) : null
}

/**
 * Territories whose name resembles a text, accents, hyphens and « St » forgiven: exact names first, then those that begin
 * with it, then those that contain it or nearly do; larger ones before smaller. A postcode or an INSEE code works too.
 */
export async function findTerritories(
  db: Database,
  text: string,
  options: { kinds?: TerritoryKind[]; limit?: number } = {},
): Promise<Territory[]> {
  const folded = fold(text)
  if (folded === '') return []
  const kinds = options.kinds ?? ['commune', 'epci', 'departement', 'region']
  const { rows } = await sql<TerritoryRow>`
    SELECT ${territoryColumns} FROM territory t
    WHERE t.kind = ANY(${kinds}::text[]) AND ${nameMatches(text)}
    ORDER BY (t.name_folded = ${folded}) DESC, starts_with(t.name_folded, ${folded}) DESC,
      word_similarity(${folded}, t.name_folded) DESC, t.population DESC NULLS LAST, t.kind, t.code
    LIMIT ${options.limit ?? 10}`.execute(db)
  return rows.map(toTerritory)
}

/** The condition under which territory `t` answers a text: name, postcode or code. */
export function nameMatches(text: string): RawBuilder<boolean> {
  const folded = fold(text)
  // 0.5 forgives a letter; the operator `<%` would need a threshold kept in the session.
  // Short texts resemble too much: they must be contained. `\` cannot occur in a folded text, nor `%` nor `_`.
  const near = folded.length >= 4 ? sql`OR word_similarity(${folded}, t.name_folded) >= 0.5` : sql``
  return sql<boolean>`(t.name_folded LIKE ${`%${folded}%`} ${near} OR t.code = ${text.trim().toUpperCase()} OR t.facts->'postcodes' ? ${text.trim()})`
}

/** The sources named, by id. */
export async function getSources(db: Database, ids: string[]): Promise<Map<string, DataSource>> {
  const rows = await db
    .selectFrom('data_source')
    .selectAll()
    .where('id', 'in', ids.length > 0 ? ids : [''])
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        title: row.title,
        publisher: row.publisher,
        url: row.url,
        licence: row.licence,
        licenceConfirmed: row.licence_confirmed,
        vintage: row.vintage,
        note: { fr: row.note_fr, en: row.note_en },
      },
    ]),
  )
}
