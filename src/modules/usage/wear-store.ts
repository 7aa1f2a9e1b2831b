import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { CopyLife } from './wear-model.ts'

/**
 * The lives of the copies of some organisations (null: of all), withdrawn tools and retired copies left out. Loans are read from loans
 * themselves: what took a copy is let go when its loan ends. What broke is what was told apart, on the first day of its loan, else on the day it was told; and loans
 * that ended badly of which nothing was told apart.
 * @param today the day it is
 */
export async function readLives(
  db: Database,
  organisations: readonly string[] | null,
  today: string,
): Promise<CopyLife[]> {
  const { rows } = await sql<CopyLife>`
    WITH copies AS MATERIALIZED (
      SELECT c.*, t.slug, t.title_fr, t.title_en, t.demo, t.expected_loans, t.replacement_cents, coalesce(o.name, t.holder_name, '') AS holder
      FROM tool_copy c JOIN tool t ON t.id = c.tool_id LEFT JOIN organisation o ON o.id = t.holder_id
      WHERE c.state <> 'retired' AND t.state <> 'removed' AND t.lendable
        AND ${organisations === null ? sql`true` : sql`t.holder_id = ANY(${organisations}::uuid[])`}),
    left_for AS MATERIALIZED (
      SELECT l.id, l.copy_id, lower(l.during) AS first, l.incident FROM loan l
      WHERE l.copy_id IN (SELECT id FROM copies) AND l.state IN ('handed_over', 'returned', 'closed')),
    life AS (
      SELECT copy_id, count(*)::int AS loans, count(*) FILTER (WHERE first > ${today}::date - interval '3 years')::int AS recent,
        count(*) FILTER (WHERE first > ${today}::date - interval '1 year')::int AS year, min(first) AS first
      FROM left_for GROUP BY copy_id),
    broken AS (
      SELECT copy_id, count(*)::int AS incidents, count(*) FILTER (WHERE day > ${today}::date - interval '1 year')::int AS year
      FROM (SELECT i.copy_id, coalesce(lower(l.during), (i.opened_at AT TIME ZONE 'Europe/Paris')::date) AS day
          FROM copy_incident i LEFT JOIN loan l ON l.id = i.loan_id WHERE i.copy_id IN (SELECT id FROM copies)
        UNION ALL SELECT f.copy_id, f.first FROM left_for f
          WHERE f.incident AND NOT EXISTS (SELECT FROM copy_incident i WHERE i.loan_id = f.id)) told
      GROUP BY copy_id),
    reports AS (
      SELECT copy_id, jsonb_agg(condition ORDER BY later DESC) AS seen
      FROM (SELECT f.copy_id, r.condition, row_number() OVER (PARTITION BY f.copy_id ORDER BY r.seen_at DESC, r.moment DESC) AS later
        FROM loan_report r JOIN left_for f ON f.id = r.loan_id) latest
      WHERE later <= 6 GROUP BY copy_id),
    blocked AS (
      SELECT p.copy_id,
        coalesce(sum(upper(x.span) - lower(x.span)) FILTER (WHERE p.kind = 'repair' AND NOT isempty(x.span)), 0)::int AS repair,
        coalesce(sum(upper(x.span) - lower(x.span)) FILTER (WHERE p.kind = 'closure' AND NOT isempty(x.span)), 0)::int AS closed,
        max(upper(p.during) - 1) FILTER (WHERE p.kind = 'repair' AND p.during @> ${today}::date) AS until
      FROM copy_period p CROSS JOIN LATERAL (SELECT p.during * daterange(${today}::date - 365, ${today}::date) AS span) x
      WHERE p.copy_id IN (SELECT id FROM copies) AND p.kind <> 'loan' AND p.during && daterange(${today}::date - 365, ${today}::date, '[]')
      GROUP BY p.copy_id)
    SELECT jsonb_build_object('slug', c.slug, 'titleFr', c.title_fr, 'titleEn', c.title_en, 'demo', c.demo) AS tool, c.holder, c.code, c.state,
      c.expected_loans AS expected, coalesce(l.loans, 0) AS loans, coalesce(l.recent, 0) AS "recentLoans", coalesce(l.year, 0) AS "yearLoans",
      coalesce(i.incidents, 0) AS incidents, coalesce(i.year, 0) AS "yearIncidents", coalesce(r.seen, '[]') AS seen,
      coalesce(c.purchased_on, least(l.first, c.created_at::date))::text AS since,
      coalesce(b.repair, 0) AS "repairDays", coalesce(b.closed, 0) AS "closedDays", b.until::text AS "repairUntil",
      coalesce(c.replacement_cents, c.purchase_cents) AS "costCents"
    FROM copies c LEFT JOIN life l ON l.copy_id = c.id LEFT JOIN broken i ON i.copy_id = c.id LEFT JOIN reports r ON r.copy_id = c.id
    LEFT JOIN blocked b ON b.copy_id = c.id
    ORDER BY c.slug, c.code`.execute(db)
  return rows
}
