import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, originOf, personId } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/connect.ts'
import { toJson } from '#platform/db/json.ts'
import { getEditableEventById } from './editable-store.ts'
import { changedEventFields, type EditableEvent, type EventField } from './editing-model.ts'

/**
 * After a write: keeps what the event now is as a version, with its journal line; before the first change of one that a source told, what it was.
 * @returns the event as it now is, with the fields that changed
 */
export async function keepVersion(
  tx: Tx,
  actor: Actor,
  given: { id: string; before: EditableEvent | null; action: string; message?: string },
  now: Date,
): Promise<{ event: EditableEvent; fields: EventField[] }> {
  const { before } = given
  const event = await getEditableEventById(tx, given.id)
  if (!event) throw new Error('the event that was just written is gone')
  const fields = before ? changedEventFields(before.content, event.content) : []
  const version = (one: EditableEvent, at: Date) => ({
    event_id: one.id,
    number: one.version,
    at,
    snapshot: toJson(one.content),
  })
  if (before)
    await tx
      .insertInto('event_version')
      .values({ ...version(before, before.updatedAt), origin: 'import' })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await tx
    .insertInto('event_version')
    .values({ ...version(event, now), person_id: personId(actor), origin: originOf(actor), fields })
    .execute()
  const changes = {
    title: event.content.titleFr,
    version: event.version,
    ...(before && before.state !== event.state && { state: { from: before.state, to: event.state } }),
    ...(fields.length > 0 && { fields: fields.join(', ') }),
    ...(given.message && { message: given.message }),
  }
  await journalEvent(tx, actor, event, { action: given.action, changes }, now)
  return { event, fields }
}

/** A journal line about an event, in the history of its organisation. */
export function journalEvent(
  tx: Tx,
  actor: Actor,
  event: Pick<EditableEvent, 'id' | 'organiser'>,
  entry: Pick<Parameters<typeof writeJournal>[2][number], 'action' | 'changes'>,
  now: Date,
): Promise<void> {
  const object = { kind: 'event', id: event.id }
  return writeJournal(tx, actor, [{ ...entry, object, organisationId: event.organiser?.id ?? null }], now)
}
