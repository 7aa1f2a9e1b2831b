import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'

/**
 * Events that were public and are no more, in the order of their removal, a page at a time. What was never published is not told.
 * @param asked.after the last one of the page before; milliseconds, as cursors carry them
 */
export async function removedSince(
  db: Database,
  { since, after, limit }: { since: Date; after: { updated: number; id: string }; limit: number },
): Promise<{ id: string; updatedAt: Date }[]> {
  const { rows } = await sql<{ id: string; updatedAt: Date }>`
    SELECT e.id, e.updated_at AS "updatedAt" FROM event e
    WHERE e.state = 'removed' AND e.published_at IS NOT NULL AND NOT e.demo AND e.updated_at >= ${since}
      AND (e.updated_at, e.id) > (${new Date(after.updated)}::timestamptz, ${after.id}::uuid)
    ORDER BY e.updated_at, e.id LIMIT ${limit}`.execute(db)
  return rows
}
