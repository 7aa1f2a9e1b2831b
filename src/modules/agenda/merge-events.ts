import { sql } from 'kysely'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { getEditableEventById } from './editable-store.ts'
import type { EditableEvent } from './editing-model.ts'
import { setEventState } from './event-state.ts'
import { journalEvent } from './keep-version.ts'
import { canModerateEvents } from './policy.ts'

/**
 * Says that two events are one: the address of the other leads to the one that is kept, its sources stand under it without changing it, and the
 * numbers of organisations' own tools lead to it. Nothing is lost: `partEvents` takes it back.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when one is not published, or `booked` when people have booked the other one:
 *   it is the one to keep, or its bookings are to be cancelled first
 */
export async function mergeEvents(
  db: Database,
  actor: Actor,
  { keptId, otherId }: { keptId: string; otherId: string },
  now: Date,
): Promise<string> {
  authorise(canModerateEvents, actor, undefined)
  return inTransaction(db, async (tx) => {
    // In one order, so that two who merge the same pair wait for each other.
    for (const id of [keptId, otherId].toSorted()) await held(tx, id)
    const [kept, other] = [await held(tx, keptId), await held(tx, otherId)]
    if (kept.id === other.id || kept.state !== 'published' || other.state !== 'published')
      throw new Conflict('only two published events are merged')
    if (await isBooked(tx, other.id, now)) throw new Conflict('booked')
    await sql`UPDATE event_source SET event_id = ${kept.id}, merged_from = ${other.id}
      WHERE event_id = ${other.id} AND merged_from IS NULL`.execute(tx)
    await setEventState(tx, other.id, 'removed', { removedFrom: 'published', mergedInto: kept.id }, now)
    const changes = { title: kept.content.titleFr, merged: other.content.titleFr }
    await journalEvent(tx, actor, kept, { action: 'event.merge', changes }, now)
    return kept.slug
  })
}

/** Whether people have booked a session to come: the address they were given must not lead to other sessions. */
async function isBooked(tx: Tx, eventId: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM event_session s JOIN booking b ON b.session_id = s.id
    WHERE s.event_id = ${eventId} AND s.ends_at > ${now} AND b.state <> 'cancelled' LIMIT 1`.execute(tx)
  return rows.length > 0
}

/**
 * Parts two events that were merged: the other one is public again, with its sources.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when it was not merged
 */
export async function partEvents(db: Database, actor: Actor, otherId: string, now: Date): Promise<void> {
  authorise(canModerateEvents, actor, undefined)
  await inTransaction(db, async (tx) => {
    const other = await held(tx, otherId)
    const row = await tx
      .selectFrom('event')
      .where('id', '=', otherId)
      .select('merged_into')
      .executeTakeFirst()
    if (!row?.merged_into) throw new Conflict('not merged')
    await sql`UPDATE event_source SET event_id = merged_from, merged_from = NULL WHERE merged_from = ${otherId}`.execute(
      tx,
    )
    await setEventState(tx, otherId, 'published', {}, now)
    await journalEvent(
      tx,
      actor,
      other,
      { action: 'event.part', changes: { title: other.content.titleFr } },
      now,
    )
    await apart(tx, actor, [otherId, row.merged_into], now)
  })
}

/** Says that two events that look alike are two: the pair is not shown again. @throws NotFound, AppError unauthenticated or forbidden */
export async function setEventsApart(
  db: Database,
  actor: Actor,
  ids: [string, string],
  now: Date,
): Promise<void> {
  authorise(canModerateEvents, actor, undefined)
  await inTransaction(db, async (tx) => {
    const [one] = [await held(tx, ids[0]), await held(tx, ids[1])]
    await apart(tx, actor, ids, now)
    await journalEvent(
      tx,
      actor,
      one,
      { action: 'event.set-apart', changes: { title: one.content.titleFr } },
      now,
    )
  })
}

async function apart(tx: Tx, actor: Actor, ids: [string, string], now: Date): Promise<void> {
  const [event_id = '', other_id = ''] = ids.toSorted()
  await tx
    .insertInto('event_apart')
    .values({ event_id, other_id, person_id: personId(actor), at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function held(tx: Tx, id: string): Promise<EditableEvent> {
  const event = await getEditableEventById(tx, id, { lock: true })
  if (!event) throw new NotFound()
  return event
}
