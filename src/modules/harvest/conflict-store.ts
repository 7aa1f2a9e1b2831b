import { sql } from 'kysely'
import type { EventInput } from '#modules/agenda/index.ts'
import type { Database, Tx } from '#platform/db/connect.ts'

/** Two versions of an event between which somebody decides; `proposed` is null when the source no longer holds it. */
export type Conflict = {
  id: string
  feedId: string
  recordId: string
  eventId: string
  slug: string
  title: string
  proposed: unknown
  createdAt: Date
}

/** Asks somebody to decide; what was asked before about the same record is answered by the newest version. */
export async function askAbout(
  tx: Tx,
  given: { feedId: string; runId: string; recordId: string; eventId: string; proposed: EventInput | null },
  now: Date,
): Promise<void> {
  await sql`INSERT INTO feed_conflict (feed_id, run_id, record_id, event_id, proposed, created_at)
    VALUES (${given.feedId}, ${given.runId}, ${given.recordId}, ${given.eventId},
      ${given.proposed && JSON.stringify(given.proposed)}::jsonb, ${now})
    ON CONFLICT (feed_id, record_id) WHERE decided_at IS NULL
    DO UPDATE SET run_id = excluded.run_id, proposed = excluded.proposed, created_at = excluded.created_at`.execute(
    tx,
  )
}

const columns = sql`c.id, c.feed_id AS "feedId", c.record_id AS "recordId", c.event_id AS "eventId", e.slug, e.title_fr AS title, c.proposed,
  c.created_at AS "createdAt" FROM feed_conflict c JOIN event e ON e.id = c.event_id`

/** What waits for a decision in a source, the oldest first. */
export async function listConflicts(db: Database, feedId: string, size: number): Promise<Conflict[]> {
  const { rows } = await sql<Conflict>`SELECT ${columns}
    WHERE c.feed_id = ${feedId} AND c.decided_at IS NULL ORDER BY c.created_at, c.id LIMIT ${size}`.execute(
    db,
  )
  return rows
}

/** How many decisions a source waits for. */
export async function countConflicts(db: Database, feedId: string): Promise<number> {
  const { total } = await db
    .selectFrom('feed_conflict')
    .where('feed_id', '=', feedId)
    .where('decided_at', 'is', null)
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

/** One that is still open, of this source, held until the transaction ends. */
export async function lockConflict(tx: Tx, feedId: string, id: string): Promise<Conflict | null> {
  const { rows } = await sql<Conflict>`SELECT ${columns}
    WHERE c.id = ${id} AND c.feed_id = ${feedId} AND c.decided_at IS NULL FOR UPDATE OF c`.execute(tx)
  return rows[0] ?? null
}
