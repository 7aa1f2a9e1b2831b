import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import { indexEvents } from './event-entry.ts'
import type { EventState } from './model.ts'

/** Puts an event in another state, with its search entry. Its content and version stay. */
export async function setEventState(
  tx: Tx,
  id: string,
  state: EventState,
  given: { reason?: string; removedFrom?: Exclude<EventState, 'removed'>; mergedInto?: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('event')
    .where('id', '=', id)
    .set({
      state,
      updated_at: now,
      removed_from: given.removedFrom ?? null,
      merged_into: given.mergedInto ?? null,
      ...(given.reason !== undefined && { decided_reason: given.reason }),
      ...(state === 'published' && { published_at: sql<Date>`coalesce(published_at, ${now})` }),
      ...(state === 'submitted' && { submitted_at: sql<Date>`coalesce(submitted_at, ${now})` }),
    })
    .execute()
  await indexEvents(tx, [id])
}
