import { sql } from 'kysely'
import type { TerritoryName } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Cell, Level } from './model.ts'

/** A territory of a level: its value one year, and the earlier one it compares with. */
export type LevelRow = { code: string; name: string; before: number | null } & Cell

/**
 * Every territory of a level by name, with what an indicator says of it one year; « unavailable » where it says nothing. Values are read from the
 * index by year alone.
 */
export async function readLevelRows(
  db: Database,
  indicator: string,
  level: Level,
  year: number,
  before: number | null,
): Promise<LevelRow[]> {
  const { rows } = await sql<LevelRow>`
    SELECT t.code, t.name, v.value, coalesce(v.status, 'unavailable') AS status, p.value AS before
    FROM territory t
    LEFT JOIN (SELECT code, value, status FROM indicator_value
      WHERE indicator = ${indicator} AND year = ${year}::smallint AND kind = ${level}) v ON v.code = t.code
    LEFT JOIN (SELECT code, value FROM indicator_value
      WHERE indicator = ${indicator} AND year = ${before}::smallint AND kind = ${level}) p ON p.code = t.code
    WHERE t.kind = ${level} ORDER BY t.name_folded, t.code`.execute(db)
  return rows
}

/** The region, its départements and EPCI, by name; with the communes named. */
export async function readChoices(db: Database, communes: string[]): Promise<TerritoryName[]> {
  const { rows } = await sql<TerritoryName>`
    SELECT kind, code, name FROM territory
    WHERE kind IN ('region', 'departement', 'epci') OR (kind = 'commune' AND code = ANY(${communes}::text[]))
    ORDER BY array_position(ARRAY['region', 'departement', 'epci', 'commune'], kind), name_folded, code`.execute(
    db,
  )
  return rows
}

/** The EPCI and the first département of each commune, by its code: how a class reaches the ground of a map. */
export async function readParents(db: Database, level: 'epci' | 'departement'): Promise<Map<string, string>> {
  const { rows } = await sql<{ commune: string; parent: string }>`
    SELECT member_code AS commune, min(code) AS parent FROM territory_membership
    WHERE member_kind = 'commune' AND kind = ${level} GROUP BY member_code`.execute(db)
  return new Map(rows.map(({ commune, parent }) => [commune, parent]))
}

/** What people corrected of an indicator, the latest first; who did is not said. */
export async function readCorrections(
  db: Database,
  indicator: string,
  limit: number,
): Promise<
  {
    kind: Level
    code: string
    name: string
    year: number
    was: number | null
    wasStatus: string | null
    value: number | null
    status: string
    reason: string
    at: Date
  }[]
> {
  const { rows } = await sql<Awaited<ReturnType<typeof readCorrections>>[number]>`
    SELECT h.kind, h.code, t.name, h.year, h.was, h.was_status AS "wasStatus", h.value, h.status, h.reason, h.at
    FROM indicator_change h JOIN territory t ON t.kind = h.kind AND t.code = h.code
    WHERE h.indicator = ${indicator} AND h.origin IN ('hand', 'csv') AND h.was_status IS NOT NULL
    ORDER BY h.id DESC LIMIT ${limit}`.execute(db)
  return rows
}
