import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { checkEvent } from './check-event.ts'
import { contentAt, getEditableEvent } from './editable-store.ts'
import {
  changedEventFields,
  type EditableEvent,
  EventConflict,
  type EventContent,
  mergeEdits,
} from './editing-model.ts'
import { keepEventDraft } from './event-drafts.ts'
import { entryMessages } from './messages/entry.ts'
import { canAnnounce, canEditEvent, canSeeUnpublishedEvent } from './policy.ts'
import { type SavedEvent, type SaveEvent, savedOf } from './saving-model.ts'
import { sendEvent } from './send-event.ts'
import { writeSaved } from './write-saved.ts'

/**
 * Saves an event, new or not. Sent, it is published at once when the organisation is trusted, or by a moderator; otherwise it waits for the team.
 * A published one stays so: what is changed is public at once, unless its season has all looked at, and then the change waits. Kept back, a
 * published one stays as it is and the form is kept.
 * @throws NotFound, AppError unauthenticated or forbidden, Invalid, EventConflict when a field changed otherwise since `baseVersion`,
 *   Conflict when it was withdrawn, or a session that people booked would be lost
 */
export async function saveEvent(
  db: Database,
  actor: Actor,
  given: SaveEvent,
  now: Date,
): Promise<SavedEvent> {
  return inTransaction(db, async (tx) => {
    const present = await presentEvent(tx, actor, given)
    const organiser = await organiserOf(tx, actor, given, present)
    const wanted = wholeContent(given, present)
    if (given.act === 'keep' && present?.state === 'published') {
      const draft = { eventId: present.id, baseVersion: given.baseVersion ?? present.version }
      await keepEventDraft(tx, actor, { ...draft, typed: given.typed ?? wanted }, now)
      return { ...savedOf(present), waiting: false }
    }
    const content = await settled(tx, present, wanted, given.baseVersion)
    if (given.act === 'keep') return keepBack(tx, actor, given, present, content, now)
    return sendEvent(tx, actor, given, { present, content, trusted: organiser.trusted }, now)
  })
}

async function presentEvent(tx: Tx, actor: Actor, { slug }: SaveEvent): Promise<EditableEvent | null> {
  if (slug === undefined) return null
  const present = await getEditableEvent(tx, slug, { lock: true })
  const owned = { organiserId: present?.organiser?.id ?? null }
  // What is not public does not exist for those who may not see it.
  if (!present || (present.state !== 'published' && !canSeeUnpublishedEvent(actor, owned)))
    throw new NotFound()
  authorise(canEditEvent, actor, owned)
  if (present.state === 'removed') throw new Conflict('removed')
  return present
}

/** The organisation that makes the event: one that somebody may speak for, and that is not gone. */
async function organiserOf(
  tx: Tx,
  actor: Actor,
  { organiserId, lang = 'fr' }: SaveEvent,
  present: EditableEvent | null,
): Promise<{ trusted: boolean }> {
  if (present?.organiser?.id !== organiserId) authorise(canAnnounce, actor, { organisationId: organiserId })
  const row = await tx
    .selectFrom('organisation')
    .where('id', '=', organiserId)
    .where('status', 'in', ['published', 'proposed'])
    .select(['status', 'event_trust'])
    .executeTakeFirst()
  if (!row) throw new Invalid([{ field: 'organiserId', message: entryMessages[lang].errors.organisation }])
  return { trusted: row.event_trust && row.status === 'published' }
}

/** What is wanted, nothing left out: what the form does not say is as it was. */
function wholeContent(
  { input, organiserId, act, lang = 'fr' }: SaveEvent,
  present: EditableEvent | null,
): EventContent {
  const untitled = act === 'keep' && input.titleFr.trim() === ''
  return {
    ...input,
    // A draft may lack anything; the database wants a title, and a link where it is online.
    titleFr: untitled ? entryMessages[lang].untitled : input.titleFr,
    mode: act === 'keep' && input.onlineLink === null ? 'offline' : input.mode,
    organiserId,
    partners: input.partners ?? present?.content.partners ?? [],
    speakers: input.speakers ?? present?.content.speakers ?? [],
  }
}

/** The content to write once put on what others changed since. */
async function settled(
  tx: Tx,
  present: EditableEvent | null,
  wanted: EventContent,
  baseVersion: number | undefined,
): Promise<EventContent> {
  if (!present || baseVersion === undefined || baseVersion === present.version) return wanted
  const base = await contentAt(tx, present.id, baseVersion)
  const { content, conflicting } = base
    ? mergeEdits(base, present.content, wanted)
    : { content: wanted, conflicting: changedEventFields(present.content, wanted) }
  if (conflicting.length > 0) throw new EventConflict(conflicting, present)
  return content
}

async function keepBack(
  tx: Tx,
  actor: Actor,
  given: SaveEvent,
  present: EditableEvent | null,
  content: EventContent,
  now: Date,
): Promise<SavedEvent> {
  await checkEvent(tx, content, { whole: false, lang: given.lang ?? 'fr' })
  const state = present && present.state !== 'removed' ? present.state : 'draft'
  const saved = await writeSaved(tx, actor, given, { present, content, state, action: 'event.draft' }, now)
  if (given.typed)
    await keepEventDraft(
      tx,
      actor,
      { eventId: saved.id, baseVersion: saved.version, typed: given.typed },
      now,
    )
  return { ...saved, waiting: state === 'submitted' }
}
