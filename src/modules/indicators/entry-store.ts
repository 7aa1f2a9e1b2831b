import { sql } from 'kysely'
import { moveIndicators } from '#modules/territories/index.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { ChangeLine, Entered } from './entry-model.ts'
import type { Cell } from './model.ts'

const column = <K extends keyof Entered>(values: Entered[], name: K) => values.map((each) => each[name])

/** What stands before some values are written, in their order: null where nothing stands. Also tells territories that are not known. */
export async function readStanding(
  tx: Database,
  indicator: string,
  values: Entered[],
): Promise<{ known: boolean; cell: Cell | null }[]> {
  const { rows } = await sql<{ known: boolean; value: number | null; status: Cell['status'] | null }>`
    SELECT t.code IS NOT NULL AS known, v.value, v.status
    FROM unnest(${column(values, 'kind')}::text[], ${column(values, 'code')}::text[], ${column(values, 'year')}::smallint[])
      WITH ORDINALITY AS g (kind, code, year, place)
    LEFT JOIN territory t ON t.kind = g.kind AND t.code = g.code
    LEFT JOIN indicator_value v ON v.kind = g.kind AND v.code = g.code AND v.indicator = ${indicator} AND v.year = g.year
    ORDER BY g.place`.execute(tx)
  return rows.map(({ known, value, status }) => ({ known, cell: status === null ? null : { value, status } }))
}

/** Writes values that people give, each with its line of history. */
export async function writeEntered(
  tx: Tx,
  indicator: string,
  values: Entered[],
  by: { origin: 'hand' | 'csv'; person: string | null; reason: string; now: Date },
): Promise<void> {
  await sql`
    WITH given AS MATERIALIZED (
      SELECT * FROM unnest(${column(values, 'kind')}::text[], ${column(values, 'code')}::text[], ${column(values, 'year')}::smallint[],
        ${column(values, 'value')}::float8[], ${column(values, 'status')}::text[]) AS g (kind, code, year, value, status)),
    told AS (
      INSERT INTO indicator_change (kind, code, indicator, year, was, was_status, value, status, origin, changed_by, reason, at)
      SELECT g.kind, g.code, ${indicator}::text, g.year, v.value, v.status, g.value, g.status, ${by.origin}::text, ${by.person}::uuid,
        ${by.reason}::text, ${by.now}::timestamptz
      FROM given g LEFT JOIN indicator_value v ON v.kind = g.kind AND v.code = g.code AND v.indicator = ${indicator} AND v.year = g.year)
    INSERT INTO indicator_value (kind, code, indicator, year, value, status)
    SELECT kind, code, ${indicator}::text, year, value, status FROM given
    ON CONFLICT (kind, code, indicator, year) DO UPDATE SET value = excluded.value, status = excluded.status`.execute(
    tx,
  )
  await moveIndicators(tx)
}

/** Writes the source of what people enter for an indicator. */
export async function writeHandSource(
  tx: Tx,
  id: string,
  { title, publisher, licence }: { title: string; publisher: string; licence: string },
  now: Date,
): Promise<void> {
  const row = {
    title,
    publisher: publisher || title,
    licence: licence || '–',
    vintage: String(now.getUTCFullYear()),
    licence_confirmed: licence !== '',
  }
  await tx
    .insertInto('data_source')
    .values({ id, ...row, url: null, note_fr: null, note_en: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

/** The latest changes of an indicator, by anybody, and one more than a page when there are more. */
export async function readChanges(
  db: Database,
  indicator: string,
  page: number,
  size: number,
): Promise<ChangeLine[]> {
  const { rows } = await sql<ChangeLine>`
    SELECT h.id::text, h.kind, h.code, t.name, h.year, h.origin, h.reason, h.at, p.name AS by,
      CASE WHEN h.was_status IS NOT NULL THEN jsonb_build_object('value', h.was, 'status', h.was_status) END AS was,
      jsonb_build_object('value', h.value, 'status', h.status) AS now
    FROM indicator_change h JOIN territory t ON t.kind = h.kind AND t.code = h.code LEFT JOIN person p ON p.id = h.changed_by
    WHERE h.indicator = ${indicator} ORDER BY h.id DESC LIMIT ${size + 1} OFFSET ${(page - 1) * size}`.execute(
    db,
  )
  return rows
}
