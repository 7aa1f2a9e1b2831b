import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { AlertFilter, AlertRule, ListedAlert, Looked, Raised } from './alert-model.ts'
import { siteSource } from './live-model.ts'
import type { Indicator, Level } from './model.ts'

/** The rules, the newest first; the active ones alone when asked. */
export async function readRules(db: Database, active = false): Promise<AlertRule[]> {
  const { rows } = await sql<AlertRule>`
    SELECT id, title, indicator, kind, level, threshold, tell, active, shipped FROM alert_rule
    ${active ? sql`WHERE active` : sql``} ORDER BY created_at DESC, id LIMIT 200`.execute(db)
  return rows
}

/** What a rule looks at, for the last year that has values at its level; the year before is the last of the same series. */
export async function readLooked(
  db: Database,
  { indicator, level, kind }: AlertRule,
  { vintages }: Indicator,
): Promise<{ year: number; rows: Looked[] } | null> {
  // A year under way is not compared with a whole one.
  const years =
    kind === 'drop'
      ? vintages.filter(({ frozenAt, sourceId }) => frozenAt !== null || sourceId !== siteSource)
      : vintages
  const last = years.at(-1)
  if (!last) return null
  const before =
    years.findLast(({ year, series }) => year < last.year && series === last.series)?.year ?? null
  const { rows } = await sql<Looked>`
    SELECT v.code, v.value,
      (SELECT p.value FROM indicator_value p WHERE p.kind = v.kind AND p.code = v.code AND p.indicator = v.indicator AND p.year = ${before}::smallint) AS before,
      (SELECT r.value FROM indicator_value r WHERE r.kind = 'region' AND r.indicator = v.indicator AND r.year = v.year LIMIT 1) AS region,
      greatest(
        (SELECT max(h.was) FROM indicator_change h WHERE h.indicator = v.indicator AND h.kind = v.kind AND h.code = v.code),
        (SELECT max(o.value) FROM indicator_value o WHERE o.kind = v.kind AND o.code = v.code AND o.indicator = v.indicator AND o.year < v.year)) AS most
    FROM indicator_value v WHERE v.indicator = ${indicator} AND v.year = ${last.year}::smallint AND v.kind = ${level}`.execute(
    db,
  )
  return { year: last.year, rows }
}

/** Writes the alerts that are new; those that stood and are met no more are over, those that come back are no longer. */
export async function writeAlerts(
  tx: Database,
  { id, level }: AlertRule,
  year: number,
  raised: Raised[],
  now: Date,
): Promise<{ id: string; code: string }[]> {
  const of = <K extends keyof Raised>(name: K) => raised.map((each) => each[name])
  await sql`UPDATE alert SET over_at = CASE WHEN territory_code = ANY(${of('code')}::text[]) AND year = ${year}::smallint THEN NULL ELSE coalesce(over_at, ${now}::timestamptz) END
    WHERE rule_id = ${id}::uuid AND (over_at IS NULL) IS DISTINCT FROM (territory_code = ANY(${of('code')}::text[]) AND year = ${year}::smallint)`.execute(
    tx,
  )
  const { rows } = await sql<{ id: string; code: string }>`
    INSERT INTO alert (rule_id, territory_kind, territory_code, year, value, reference, raised_at)
    SELECT ${id}::uuid, ${level}::text, code, ${year}::smallint, value, reference, ${now}::timestamptz
    FROM unnest(${of('code')}::text[], ${of('value')}::float8[], ${of('reference')}::float8[]) AS r (code, value, reference)
    ON CONFLICT (rule_id, territory_kind, territory_code, year) DO NOTHING
    RETURNING id, territory_code AS code`.execute(tx)
  return rows
}

/** Who is told: everybody of a role, or of a higher one. */
export async function readTold(
  db: Database,
): Promise<{ id: string; email: string; lang: string; role: string }[]> {
  const { rows } = await sql<{ id: string; email: string; lang: string; role: string }>`
    SELECT id, email, lang, role FROM person WHERE role IN ('moderator', 'administrator') AND email IS NOT NULL ORDER BY id`.execute(
    db,
  )
  return rows
}

/** The names of territories of a level. */
export async function readNames(db: Database, level: Level, codes: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('territory')
    .select(['code', 'name'])
    .where('kind', '=', level)
    .where('code', 'in', codes.length > 0 ? codes : [''])
    .execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** A page of alerts, the latest first. */
export async function listAlerts(
  db: Database,
  { state, rule, level }: AlertFilter,
  { page, size }: { page: number; size: number },
): Promise<{ alerts: ListedAlert[]; total: number }> {
  const states = {
    waiting: sql`a.acknowledged_at IS NULL AND a.over_at IS NULL`,
    over: sql`a.acknowledged_at IS NULL AND a.over_at IS NOT NULL`,
    answered: sql`a.acknowledged_at IS NOT NULL`,
  }
  const { rows } = await sql<ListedAlert & { total: number }>`
    SELECT a.id, r.title, r.shipped, r.indicator, r.kind, jsonb_build_object('kind', t.kind, 'code', t.code, 'name', t.name) AS territory,
      a.year, a.value, a.reference, a.raised_at AS "raisedAt", a.over_at AS "overAt", a.acknowledged_at AS "acknowledgedAt", p.name AS by, a.note,
      count(*) OVER ()::int AS total
    FROM alert a JOIN alert_rule r ON r.id = a.rule_id
    JOIN territory t ON t.kind = a.territory_kind AND t.code = a.territory_code
    LEFT JOIN person p ON p.id = a.acknowledged_by
    WHERE ${states[state]}
      ${rule === null ? sql`` : sql`AND r.id = ${rule}::uuid`} ${level === null ? sql`` : sql`AND t.kind = ${level}`}
    ORDER BY a.raised_at DESC, t.name_folded, a.id LIMIT ${size} OFFSET ${(page - 1) * size}`.execute(db)
  return { alerts: rows, total: rows[0]?.total ?? 0 }
}
