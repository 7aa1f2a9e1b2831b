import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { IndicatorValue, TerritoryKind } from './model.ts'

/** One value to record. */
export type RecordedValue = IndicatorValue & { code: string }

/** Who gives values: all those of `codes`, for the years of this origin. `indicators` and `years` narrow it to some. */
type Giver = {
  origin: 'pack' | 'file' | 'live'
  kind: TerritoryKind
  codes: string[]
  indicators?: string[]
  years?: number[]
}

/**
 * Puts values in place of those the same giver gave before: a changed one leaves its line in the history, one that is given no more goes.
 * A value corrected by people stays as long as the giver says again what they corrected; when it says something new, it is believed.
 */
export async function recordValues(
  tx: Database,
  { origin, kind, codes, indicators, years }: Giver,
  values: RecordedValue[],
  now: Date,
): Promise<void> {
  const of = <K extends keyof RecordedValue>(name: K) => values.map((each) => each[name])
  const given = sql`SELECT * FROM unnest(${of('code')}::text[], ${of('indicator')}::text[], ${of('year')}::smallint[], ${of('value')}::float8[], ${of('status')}::text[])
    AS g (code, indicator, year, value, status)`
  const among = sql`${indicators ? sql`AND v.indicator = ANY(${indicators}::text[])` : sql``} ${years ? sql`AND v.year = ANY(${years}::smallint[])` : sql``}`
  const stored = sql`indicator_value v JOIN indicator_vintage n ON n.indicator = v.indicator AND n.year = v.year AND n.origin = ${origin}
    WHERE v.kind = ${kind} AND v.code = ANY(${codes}::text[]) ${among}`
  // What the giver said before people corrected it: the oldest correction since it last spoke.
  const corrected = sql`SELECT DISTINCT ON (h.code, h.indicator, h.year) h.code, h.indicator, h.year, h.was, h.was_status
    FROM indicator_change h WHERE h.kind = ${kind} AND h.code = ANY(${codes}::text[]) AND h.origin IN ('hand', 'csv')
      AND NOT EXISTS (SELECT FROM indicator_change p WHERE p.indicator = h.indicator AND p.kind = h.kind AND p.code = h.code
        AND p.year = h.year AND p.id > h.id AND p.origin NOT IN ('hand', 'csv'))
    ORDER BY h.code, h.indicator, h.year, h.id`
  // `EXCEPT` rather than `NOT EXISTS`: on a table not yet analysed, the planner would compare each value with every other.
  await sql`
    WITH given AS MATERIALIZED (${given}),
    corrected AS MATERIALIZED (${corrected}),
    news AS MATERIALIZED (
      SELECT g.* FROM given g LEFT JOIN corrected c USING (code, indicator, year)
      WHERE c.code IS NULL OR (c.was, c.was_status) IS DISTINCT FROM (g.value, g.status)
    ),
    before AS MATERIALIZED (SELECT v.code, v.indicator, v.year, v.value, v.status FROM ${stored}),
    told AS (
      INSERT INTO indicator_change (kind, code, indicator, year, was, was_status, value, status, origin, at)
      SELECT ${kind}::text, code, indicator, year, b.value, b.status, n.value, n.status, ${origin}::text, ${now}::timestamptz
      FROM before b JOIN news n USING (code, indicator, year)
      WHERE (b.value, b.status) IS DISTINCT FROM (n.value, n.status)
    ),
    unsaid AS MATERIALIZED (SELECT code, indicator, year FROM before EXCEPT SELECT code, indicator, year FROM given),
    gone AS (
      DELETE FROM indicator_value d USING unsaid u
      WHERE d.kind = ${kind} AND d.code = u.code AND d.indicator = u.indicator AND d.year = u.year
    )
    INSERT INTO indicator_value (kind, code, indicator, year, value, status)
    SELECT ${kind}::text, code, indicator, year, value, status FROM news
    ON CONFLICT (kind, code, indicator, year) DO UPDATE SET value = excluded.value, status = excluded.status
    WHERE (indicator_value.value, indicator_value.status) IS DISTINCT FROM (excluded.value, excluded.status)`.execute(
    tx,
  )
  await moveIndicators(tx)
}

/** Says that a value or a definition of an indicator changed: what is kept in memory is read anew. */
export async function moveIndicators(tx: Database): Promise<void> {
  await sql`UPDATE indicator_revision SET revision = revision + 1`.execute(tx)
}
