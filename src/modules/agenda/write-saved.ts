import { type Actor, personId } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/connect.ts'
import { type EditableEvent, type EventContent, withMovesTold } from './editing-model.ts'
import { renameUnseen } from './event-slugs.ts'
import { keepVersion } from './keep-version.ts'
import type { EventState } from './model.ts'
import { type SavedEvent, type SaveEvent, savedOf } from './saving-model.ts'
import { writeEvent } from './write-event.ts'

/** Writes what was saved, with its version and its journal line. */
export async function writeSaved(
  tx: Tx,
  actor: Actor,
  given: SaveEvent,
  {
    present,
    content,
    state,
    action,
  }: {
    present: EditableEvent | null
    content: EventContent
    state: Exclude<EventState, 'removed'>
    action: string
  },
  now: Date,
): Promise<Omit<SavedEvent, 'waiting'>> {
  if (present && present.publishedAt === null) await renameUnseen(tx, present, content.titleFr)
  const moves = present?.state === 'published'
  const sessions = moves ? withMovesTold(present.content.sessions, content.sessions, now) : content.sessions
  const options = present ? { id: present.id } : { createdBy: personId(actor), copyOf: given.copyOf ?? null }
  const { id } = await writeEvent(
    tx,
    { ...content, sessions },
    { ...options, state, message: given.message },
    now,
  )
  if (state === 'submitted' && present?.state !== 'submitted')
    await tx.updateTable('event').where('id', '=', id).set({ submitted_at: now }).execute()
  const { event } = await keepVersion(tx, actor, { id, before: present, action }, now)
  return savedOf(event)
}
