import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { roadFactor } from '#platform/distance.ts'
import type { Delivery } from './model.ts'

/**
 * Where loans went, in halves of years: only those that left. A loan goes where it was said, else to the main place of its host, else of who borrows; it comes from
 * where its copy lives: its own commune, else that of the organisation it stands at, else of its holder.
 */
export async function readDeliveries(db: Database): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    WITH home AS (
      SELECT c.id, coalesce(c.commune, there.commune, own.commune) AS commune FROM tool_copy c JOIN tool t ON t.id = c.tool_id
      LEFT JOIN place there ON there.organisation_id = c.organisation_id AND there.main
      LEFT JOIN place own ON own.organisation_id = t.holder_id AND own.main),
    way AS (
      SELECT coalesce(l.place_commune, host.commune, borrower.commune) AS commune, home.commune AS origin, t.demo,
        extract(year FROM lower(l.during))::int AS year, extract(month FROM lower(l.during)) >= 9 AS autumn, count(*) AS loans
      FROM loan l JOIN tool t ON t.id = l.tool_id LEFT JOIN home ON home.id = l.copy_id
      LEFT JOIN place host ON host.organisation_id = l.place_organisation_id AND host.main
      LEFT JOIN place borrower ON borrower.organisation_id = l.organisation_id AND borrower.main
      WHERE l.state IN ('handed_over', 'returned', 'closed') GROUP BY 1, 2, 3, 4, 5),
    measured AS (
      SELECT way.*, ${roadFactor}::float8 * distance_km(a.point, b.point) AS km
      FROM way LEFT JOIN territory a ON a.kind = 'commune' AND a.code = way.origin
      LEFT JOIN territory b ON b.kind = 'commune' AND b.code = way.commune)
    SELECT commune, demo, year, autumn, sum(loans)::int AS loans, coalesce(sum(loans) FILTER (WHERE km IS NOT NULL), 0)::int AS located,
      coalesce(sum(loans * km), 0)::float8 AS km
    FROM measured GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`.execute(db)
  return rows
}

/** How many published organisations have their main place in each commune. */
export async function countActors(db: Database): Promise<Map<string, number>> {
  const { rows } = await sql<{ commune: string; count: number }>`
    SELECT p.commune, count(*)::int AS count FROM organisation o JOIN place p ON p.organisation_id = o.id AND p.main
    WHERE o.status = 'published' AND p.commune IS NOT NULL GROUP BY p.commune`.execute(db)
  return new Map(rows.map(({ commune, count }) => [commune, count]))
}
