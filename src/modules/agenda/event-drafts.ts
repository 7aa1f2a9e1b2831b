import { type Actor, personId } from '#platform/access/actor.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import { toJson } from '#platform/db/json.ts'

/** A form as its author left it, from the version that it began from. */
export type EventDraft = { typed: Record<string, unknown>; baseVersion: number; updatedAt: Date }

/** One's own form of an event, not yet sent; null when there is none. */
export async function getEventDraft(db: Database, actor: Actor, eventId: string): Promise<EventDraft | null> {
  const row = await db
    .selectFrom('event_draft')
    .where('event_id', '=', eventId)
    .where('person_id', '=', personId(actor))
    .selectAll()
    .executeTakeFirst()
  if (!row) return null
  return {
    typed: row.typed as Record<string, unknown>,
    baseVersion: row.base_version,
    updatedAt: row.updated_at,
  }
}

/** Keeps one's form of an event as typed, in the place of the one before. */
export async function keepEventDraft(
  tx: Tx,
  actor: Actor,
  draft: { eventId: string; baseVersion: number; typed: object },
  now: Date,
): Promise<void> {
  const person = personId(actor)
  if (!person) return
  const row = { base_version: draft.baseVersion, typed: toJson(draft.typed), updated_at: now }
  await tx
    .insertInto('event_draft')
    .values({ event_id: draft.eventId, person_id: person, ...row })
    .onConflict((conflict) => conflict.columns(['event_id', 'person_id']).doUpdateSet(row))
    .execute()
}

/** Forgets one's form, which was sent or given up. */
export async function dropEventDraft(tx: Tx, actor: Actor, eventId: string): Promise<void> {
  await tx
    .deleteFrom('event_draft')
    .where('event_id', '=', eventId)
    .where('person_id', '=', personId(actor))
    .execute()
}
