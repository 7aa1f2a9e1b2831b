import { sql } from 'kysely'
import type { TerritoryName } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Level } from './model.ts'
import { readLevel } from './store.ts'
import type { Correction, LevelRow } from './view-model.ts'

/**
 * Every territory of a level by name, with what an indicator says of it one year; « unavailable » where it says nothing. Values come from the index
 * by year alone and meet their names here: a database that has not counted its rows yet would join them one by one.
 */
export async function readLevelRows(
  db: Database,
  indicator: string,
  level: Level,
  year: number,
  before: number | null,
): Promise<LevelRow[]> {
  const [territories, values, earlier] = await Promise.all([
    db
      .selectFrom('territory')
      .select(['code', 'name'])
      .where('kind', '=', level)
      .orderBy('name_folded')
      .orderBy('code')
      .execute(),
    readLevel(db, indicator, year, level),
    before === null ? [] : readLevel(db, indicator, before, level),
  ])
  const cells = new Map(values.map((each) => [each.code, each]))
  const past = new Map(earlier.map((each) => [each.code, each.value]))
  return territories.map(({ code, name }) => ({
    code,
    name,
    value: cells.get(code)?.value ?? null,
    status: cells.get(code)?.status ?? 'unavailable',
    before: past.get(code) ?? null,
  }))
}

/** Moves whenever a value or a definition does. */
export async function readRevision(db: Database): Promise<string> {
  const { revision } = await db.selectFrom('indicator_revision').select('revision').executeTakeFirstOrThrow()
  return String(revision)
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
export async function readCorrections(db: Database, indicator: string, limit: number): Promise<Correction[]> {
  const { rows } = await sql<Correction>`
    SELECT h.kind, h.code, t.name, h.year, h.reason, h.at,
      jsonb_build_object('value', h.was, 'status', h.was_status) AS was, jsonb_build_object('value', h.value, 'status', h.status) AS now
    FROM indicator_change h JOIN territory t ON t.kind = h.kind AND t.code = h.code
    WHERE h.indicator = ${indicator} AND h.origin IN ('hand', 'csv') AND h.was_status IS NOT NULL
    ORDER BY h.id DESC LIMIT ${limit}`.execute(db)
  return rows
}
