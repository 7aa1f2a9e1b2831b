import { closeCase, getCase, openCase, openEventCase } from '#modules/cases/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { getEditableEvent } from './editable-store.ts'
import type { EditableEvent } from './editing-model.ts'
import { setEventState } from './event-state.ts'
import { journalEvent } from './keep-version.ts'
import type { EventState } from './model.ts'
import { canEditEvent, canSeeUnpublishedEvent } from './policy.ts'
import { cancelComing, holdAgain } from './withdrawn-sessions.ts'

/**
 * Withdraws an event: its page says so (410), it leaves lists, feeds and the moderators' queue. Nothing is lost. The sessions
 * to come of a published one do not take place: those who booked are told, with `reason`.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when it was withdrawn before
 */
export async function removeEvent(
  db: Database,
  actor: Actor,
  slug: string,
  reason: string,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const event = await held(tx, actor, slug)
    if (event.state === 'removed') throw new Conflict('removed')
    const waiting = await openEventCase(tx, event.id)
    const one = waiting && (await getCase(tx, waiting.id, { lock: true }))
    if (one) await closeCase(tx, actor, one, { state: 'dismissed', reason: '', undo: null }, now)
    if (event.state === 'published') await cancelComing(tx, event.id, reason, now)
    await setEventState(tx, event.id, 'removed', { removedFrom: event.state }, now)
    const changes = { title: event.content.titleFr, reason, state: { from: event.state, to: 'removed' } }
    await journalEvent(tx, actor, event, { action: 'event.remove', changes }, now)
  })
}

/**
 * Brings a withdrawn event back as it was: public again, or waiting again.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when it was not withdrawn, or was merged into another
 */
export async function restoreEvent(db: Database, actor: Actor, slug: string, now: Date): Promise<EventState> {
  return inTransaction(db, async (tx) => {
    const event = await held(tx, actor, slug)
    const row = await tx
      .selectFrom('event')
      .where('id', '=', event.id)
      .select(['removed_from', 'merged_into'])
      .executeTakeFirstOrThrow()
    if (event.state !== 'removed' || row.merged_into) throw new Conflict('not withdrawn')
    const state = (row.removed_from ?? 'draft') as EventState
    if (state === 'published') await holdAgain(tx, event.id, event.updatedAt, now)
    await setEventState(tx, event.id, state, {}, now)
    if (state === 'submitted' && event.organiser)
      await openCase(
        tx,
        actor,
        { kind: 'event', organisationId: event.organiser.id, payload: { eventId: event.id } },
        now,
      )
    const changes = { title: event.content.titleFr, state: { from: 'removed', to: state } }
    await journalEvent(tx, actor, event, { action: 'event.restore', changes }, now)
    return state
  })
}

async function held(tx: Tx, actor: Actor, slug: string): Promise<EditableEvent> {
  const event = await getEditableEvent(tx, slug, { lock: true })
  const owned = { organiserId: event?.organiser?.id ?? null }
  if (!event || (event.state !== 'published' && !canSeeUnpublishedEvent(actor, owned))) throw new NotFound()
  authorise(canEditEvent, actor, owned)
  return event
}
