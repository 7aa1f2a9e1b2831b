import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { Indicator, Level, Ref, Value } from './model.ts'

const both = (name: string) =>
  sql`jsonb_build_object('fr', ${sql.ref(`i.${name}_fr`)}, 'en', ${sql.ref(`i.${name}_en`)})`

/** Every indicator with its years, or the one named, in the order of their themes. */
export async function readIndicators(db: Database, code?: string): Promise<Indicator[]> {
  const { rows } = await sql<Indicator>`
    SELECT i.code, i.theme, i.unit, i.origin, i.direction, i.levels, i.target, i.target_year AS "targetYear", i.thresholds,
      ${both('label')} AS label, ${both('definition')} AS definition, ${both('formula')} AS formula,
      coalesce(jsonb_agg(jsonb_build_object('year', v.year, 'series', v.series, 'sourceId', v.source_id,
        'note', jsonb_build_object('fr', v.note_fr, 'en', v.note_en), 'frozenAt', v.frozen_at) ORDER BY v.year)
        FILTER (WHERE v.year IS NOT NULL), '[]') AS vintages
    FROM indicator i LEFT JOIN indicator_vintage v ON v.indicator = i.code
    ${code === undefined ? sql`` : sql`WHERE i.code = ${code}`}
    GROUP BY i.code ORDER BY i.position, i.code`.execute(db)
  return rows
}

/** The values of some territories: of one indicator, or of all. */
export async function readValuesOf(db: Database, territories: Ref[], indicator?: string): Promise<Value[]> {
  const { rows } = await sql<Value>`
    SELECT v.kind, v.code, v.indicator, v.year, v.value, v.status
    FROM unnest(${territories.map((each) => each.kind)}::text[], ${territories.map((each) => each.code)}::text[]) AS wanted (kind, code)
    JOIN indicator_value v ON v.kind = wanted.kind AND v.code = wanted.code
    ${indicator === undefined ? sql`` : sql`WHERE v.indicator = ${indicator}`}
    ORDER BY v.year`.execute(db)
  return rows
}

/** Every value of some levels. */
export async function readLevels(db: Database, levels: readonly Level[]): Promise<Value[]> {
  const { rows } = await sql<Value>`
    SELECT kind, code, indicator, year, value, status FROM indicator_value
    WHERE kind = ANY(${levels}::text[]) ORDER BY kind, code, year`.execute(db)
  return rows
}

/** What one indicator says of every territory of a level one year: the index alone answers. */
export async function readLevel(
  db: Database,
  indicator: string,
  year: number,
  level: Level,
): Promise<Pick<Value, 'code' | 'value' | 'status'>[]> {
  const { rows } = await sql<Pick<Value, 'code' | 'value' | 'status'>>`
    SELECT code, value, status FROM indicator_value
    WHERE indicator = ${indicator} AND year = ${year}::smallint AND kind = ${level}`.execute(db)
  return rows
}

/** The code of the region; null before the pack is loaded. */
export async function regionCode(db: Database): Promise<string | null> {
  const row = await db.selectFrom('territory').select('code').where('kind', '=', 'region').executeTakeFirst()
  return row?.code ?? null
}

/** The latest value of every indicator for every territory of a level, where there is one. */
export async function readProfiles(
  db: Database,
  level: Level,
): Promise<{ code: string; indicator: string; year: number; value: number }[]> {
  const { rows } = await sql<{ code: string; indicator: string; year: number; value: number }>`
    SELECT DISTINCT ON (v.code, v.indicator) v.code, v.indicator, v.year, v.value
    FROM indicator_value v WHERE v.kind = ${level} AND v.value IS NOT NULL
    ORDER BY v.code, v.indicator, v.year DESC`.execute(db)
  return rows
}

/** A word that changes whenever a value of an indicator does: how many there are, their sum, the last change told. */
export async function readVersion(db: Database, indicator: string): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    SELECT concat_ws(' ', count(*), sum(hashtext(kind || code || year || status || coalesce(value::text, '')))::text,
      (SELECT max(id) FROM indicator_change WHERE indicator = ${indicator})) AS version
    FROM indicator_value WHERE indicator = ${indicator}`.execute(db)
  return rows[0]?.version ?? ''
}
