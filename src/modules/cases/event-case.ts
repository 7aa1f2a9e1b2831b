import { sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'
import { toJson } from '#platform/db/json.ts'

/** The open case about an event, held until the caller's transaction ends; null when nothing waits. */
export async function openEventCase(
  db: Database,
  eventId: string,
): Promise<{ id: string; payload: Record<string, unknown> } | null> {
  const { rows } = await sql<{ id: string; payload: Record<string, unknown> }>`
    SELECT id, payload FROM moderation_case
    WHERE kind = 'event' AND state = 'open' AND payload ->> 'eventId' = ${eventId} FOR UPDATE`.execute(db)
  return rows[0] ?? null
}

/** Puts what somebody wants now in the place of what they wanted before. */
export async function replacePayload(tx: Tx, caseId: string, payload: object): Promise<void> {
  await tx
    .updateTable('moderation_case')
    .where('id', '=', caseId)
    .where('state', '=', 'open')
    .set({ payload: toJson(payload) })
    .execute()
}
