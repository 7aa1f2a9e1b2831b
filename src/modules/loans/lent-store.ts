import { sql } from 'kysely'
import type { Day } from '#modules/tools/index.ts'
import type { Database } from '#platform/db/connect.ts'

/** How many times a tool left, and the first day of the last time; null when it never did. */
export async function lentSoFar(db: Database, toolId: string): Promise<{ loans: number; last: Day } | null> {
  const { rows } = await sql<{ loans: number; last: Day | null }>`
    SELECT count(*)::int AS loans, max(lower(during))::text AS last FROM loan
    WHERE tool_id = ${toolId} AND state IN ('handed_over', 'returned', 'closed')`.execute(db)
  const { loans = 0, last = null } = rows[0] ?? {}
  return last === null ? null : { loans, last }
}
