import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { CopyLife } from './wear-model.ts'

/**
 * The lives of the copies of some organisations (null: of all), withdrawn tools and retired copies left out. Loans are read from loans
 * themselves: what took a copy is let go when its loan ends. Whether a loan ended badly is what the loan says; incidents told apart would be counted in `life`.
 * @param today the day it is
 */
export async function readLives(
  db: Database,
  organisations: readonly string[] | null,
  today: string,
): Promise<CopyLife[]> {
  const { rows } = await sql<CopyLife>`
    WITH copies AS (
      SELECT c.*, t.slug, t.title_fr, t.title_en, t.demo, t.expected_loans, t.replacement_value, coalesce(o.name, t.holder_name, '') AS holder
      FROM tool_copy c JOIN tool t ON t.id = c.tool_id LEFT JOIN organisation o ON o.id = t.holder_id
      WHERE c.state <> 'retired' AND t.state <> 'removed' AND t.lendable
        AND ${organisations === null ? sql`true` : sql`t.holder_id = ANY(${organisations}::uuid[])`}),
    life AS (
      SELECT l.copy_id, count(*)::int AS loans, count(*) FILTER (WHERE lower(l.during) > ${today}::date - interval '3 years')::int AS recent,
        count(*) FILTER (WHERE lower(l.during) > ${today}::date - interval '1 year')::int AS year, min(lower(l.during)) AS first,
        count(*) FILTER (WHERE l.incident)::int AS incidents,
        count(*) FILTER (WHERE l.incident AND lower(l.during) > ${today}::date - interval '1 year')::int AS year_incidents
      FROM loan l WHERE l.copy_id IN (SELECT id FROM copies) AND l.state IN ('handed_over', 'returned', 'closed') GROUP BY l.copy_id),
    blocked AS (
      SELECT p.copy_id,
        coalesce(sum(upper(x.span) - lower(x.span)) FILTER (WHERE p.kind = 'repair' AND NOT isempty(x.span)), 0)::int AS repair,
        coalesce(sum(upper(x.span) - lower(x.span)) FILTER (WHERE p.kind = 'closure' AND NOT isempty(x.span)), 0)::int AS closed,
        max(upper(p.during) - 1) FILTER (WHERE p.kind = 'repair' AND p.during @> ${today}::date) AS until
      FROM copy_period p CROSS JOIN LATERAL (SELECT p.during * daterange(${today}::date - 365, ${today}::date) AS span) x
      WHERE p.copy_id IN (SELECT id FROM copies) AND p.kind <> 'loan' GROUP BY p.copy_id)
    SELECT jsonb_build_object('slug', c.slug, 'titleFr', c.title_fr, 'titleEn', c.title_en, 'demo', c.demo) AS tool, c.holder, c.code, c.state,
      c.expected_loans AS expected, coalesce(l.loans, 0) AS loans, coalesce(l.recent, 0) AS "recentLoans", coalesce(l.year, 0) AS "yearLoans",
      coalesce(l.incidents, 0) AS incidents, coalesce(l.year_incidents, 0) AS "yearIncidents",
      coalesce(c.purchased_on, least(l.first, c.created_at::date))::text AS since,
      coalesce(b.repair, 0) AS "repairDays", coalesce(b.closed, 0) AS "closedDays", b.until::text AS "repairUntil",
      coalesce(c.replacement_value, c.purchase_value) AS cost
    FROM copies c LEFT JOIN life l ON l.copy_id = c.id LEFT JOIN blocked b ON b.copy_id = c.id
    ORDER BY c.slug, c.code`.execute(db)
  return rows
}
