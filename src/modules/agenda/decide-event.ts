import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import type { Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { contentAt, getEditableEventById, reviveContent } from './editable-store.ts'
import { type EditableEvent, EventConflict, mergeEdits, withMovesTold } from './editing-model.ts'
import { tellEventTeam } from './event-mails.ts'
import { setEventState } from './event-state.ts'
import { journalEvent, keepVersion } from './keep-version.ts'
import { canModerateEvents } from './policy.ts'
import { writeEvent } from './write-event.ts'

/** What a case asks: that an event be published or, with `change`, that a published one become this. */
export type AskedOfEvent = {
  eventId: string
  change?: Parameters<typeof reviveContent>[0]
  baseVersion?: number
}

/**
 * Publishes or refuses what waits, in the caller's transaction, which closes the case and tells its author; the rest of the team is told here.
 * @returns what `undoEventDecision` needs
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when it waits no more
 */
export async function decideEvent(
  tx: Tx,
  actor: Actor,
  asked: AskedOfEvent,
  decision: { act: 'accept' | 'refuse'; reason: string; authorId: string | null },
  now: Date,
): Promise<object> {
  authorise(canModerateEvents, actor, undefined)
  const event = await held(tx, asked.eventId)
  if (event.state !== (asked.change ? 'published' : 'submitted')) throw new Conflict(`event ${event.state}`)
  const undo = asked.change
    ? decision.act === 'accept'
      ? await applyChange(tx, actor, event, asked, now)
      : {}
    : await decideWhole(tx, actor, event, decision, now)
  if (event.organiser) {
    const told = { id: event.id, organisationId: event.organiser.id, except: decision.authorId }
    const verdict = { act: decision.act, reason: decision.reason, change: asked.change !== undefined }
    await tellEventTeam(tx, told, verdict, now)
  }
  return undo
}

/**
 * Takes a decision back, in the caller's transaction, which opens the case again.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when the event changed since
 */
export async function undoEventDecision(
  tx: Tx,
  actor: Actor,
  asked: AskedOfEvent,
  undo: { version?: number },
  now: Date,
): Promise<void> {
  authorise(canModerateEvents, actor, undefined)
  const event = await held(tx, asked.eventId)
  if (asked.change) {
    if (undo.version === undefined) return
    const before = await contentAt(tx, event.id, undo.version - 1)
    if (event.state !== 'published' || event.version !== undo.version || !before)
      throw new Conflict('changed since')
    await rewrite(tx, actor, event, before, now)
    return
  }
  if (event.state !== 'published' && event.state !== 'refused') throw new Conflict(`event ${event.state}`)
  await setEventState(tx, event.id, 'submitted', { reason: '' }, now)
  const changes = { title: event.content.titleFr, state: { from: event.state, to: 'submitted' } }
  await journalEvent(tx, actor, event, { action: 'event.reopen', changes }, now)
}

async function held(tx: Tx, id: string): Promise<EditableEvent> {
  const event = await getEditableEventById(tx, id, { lock: true })
  if (!event) throw new NotFound()
  return event
}

async function decideWhole(
  tx: Tx,
  actor: Actor,
  event: EditableEvent,
  { act, reason }: { act: 'accept' | 'refuse'; reason: string },
  now: Date,
): Promise<object> {
  const state = act === 'accept' ? 'published' : 'refused'
  await setEventState(tx, event.id, state, { reason: act === 'accept' ? '' : reason }, now)
  const changes = { title: event.content.titleFr, reason, state: { from: event.state, to: state } }
  await journalEvent(
    tx,
    actor,
    event,
    { action: act === 'accept' ? 'event.publish' : 'event.refuse', changes },
    now,
  )
  return {}
}

/** Puts a change on what the event says now. */
async function applyChange(
  tx: Tx,
  actor: Actor,
  event: EditableEvent,
  { change, baseVersion = event.version }: AskedOfEvent,
  now: Date,
): Promise<object> {
  if (!change) return {}
  const wanted = reviveContent(change)
  const base = (await contentAt(tx, event.id, baseVersion)) ?? event.content
  const { content, conflicting } = mergeEdits(base, event.content, wanted)
  if (conflicting.length > 0) throw new EventConflict(conflicting, event)
  return { version: await rewrite(tx, actor, event, content, now) }
}

async function rewrite(
  tx: Tx,
  actor: Actor,
  event: EditableEvent,
  content: EditableEvent['content'],
  now: Date,
): Promise<number> {
  const sessions = withMovesTold(event.content.sessions, content.sessions, now)
  await writeEvent(tx, { ...content, sessions }, { id: event.id, state: 'published' }, now)
  const written = await keepVersion(tx, actor, { id: event.id, before: event, action: 'event.edit' }, now)
  return written.event.version
}
