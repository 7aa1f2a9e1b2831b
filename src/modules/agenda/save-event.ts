import { closeCase, getCase, openCase, openEventCase, replacePayload } from '#modules/cases/index.ts'
import { type Actor, hasRole, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { checkEvent } from './check-event.ts'
import { contentAt, getEditableEvent } from './editable-store.ts'
import {
  changedEventFields,
  type EditableEvent,
  EventConflict,
  type EventContent,
  entryDecision,
  mergeEdits,
  withMovesTold,
} from './editing-model.ts'
import { dropEventDraft, keepEventDraft } from './event-drafts.ts'
import { renameUnseen } from './event-slugs.ts'
import { keepVersion } from './keep-version.ts'
import { entryMessages } from './messages/entry.ts'
import type { EventInput, EventState } from './model.ts'
import { canAnnounce, canEditEvent, canSeeUnpublishedEvent } from './policy.ts'
import { writeEvent } from './write-event.ts'

/**
 * What somebody saves. `slug` is that of an event that exists; `typed` is the form as typed, given back by `getEventDraft`; `baseVersion` is the
 * version the form was made from. `keep` holds it back, whole or not; `submit` sends it.
 */
export type SaveEvent = {
  slug?: string
  organiserId: string
  input: EventInput
  typed?: object
  baseVersion?: number
  act: 'keep' | 'submit'
  /** The event it is held again from. */
  copyOf?: string | null
  /** The organiser's words to those who booked, when sessions change. */
  message?: string
  lang?: Lang
}

/** `waiting`: what was sent waits for the team, whether the event is public or not. */
export type SavedEvent = { id: string; slug: string; state: EventState; version: number; waiting: boolean }

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
      return { ...pick(present), waiting: false }
    }
    const content = await settled(tx, present, wanted, given.baseVersion)
    if (given.act === 'keep') return keepBack(tx, actor, given, present, content, now)
    return send(tx, actor, given, { present, content, trusted: organiser.trusted }, now)
  })
}

const pick = ({ id, slug, state, version }: EditableEvent) => ({ id, slug, state, version })

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
  const saved = await write(tx, actor, given, { present, content, state, action: 'event.draft' }, now)
  if (given.typed)
    await keepEventDraft(
      tx,
      actor,
      { eventId: saved.id, baseVersion: saved.version, typed: given.typed },
      now,
    )
  return { ...saved, waiting: state === 'submitted' }
}

type Sending = { present: EditableEvent | null; content: EventContent; trusted: boolean }

async function send(
  tx: Tx,
  actor: Actor,
  given: SaveEvent,
  sending: Sending,
  now: Date,
): Promise<SavedEvent> {
  const { present, content, trusted } = sending
  const lang = given.lang ?? 'fr'
  const rule = await checkEvent(tx, content, { whole: true, lang })
  const published = present?.state === 'published'
  const season = ({ season }: EventContent) => `${season?.code} ${season?.year}`
  const standing = published && season(present.content) === season(content)
  const decision = entryDecision({ moderates: hasRole(actor, 'moderator'), trusted, rule, standing })
  if (decision === 'closed')
    throw new Invalid([{ field: 'season', message: entryMessages[lang].errors.closed }])
  if (present) await dropEventDraft(tx, actor, present.id)
  if (decision === 'wait' && published) {
    await putChangeForward(tx, actor, present, content, now)
    return { ...pick(present), waiting: true }
  }
  const state = decision === 'publish' ? 'published' : 'submitted'
  const action = published ? 'event.edit' : decision === 'publish' ? 'event.publish' : 'event.submit'
  const saved = await write(tx, actor, given, { present, content, state, action }, now)
  if (state === 'submitted') {
    const asked = {
      kind: 'event',
      organisationId: given.organiserId,
      payload: { eventId: saved.id },
    } as const
    await openCase(tx, actor, asked, now)
  } else if (!published) await closeWaiting(tx, actor, saved.id, now)
  return { ...saved, waiting: state === 'submitted' }
}

async function write(
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
  return pick(event)
}

/** A change of a published event that the team looks at first; the latest that was sent stands for those before. */
async function putChangeForward(
  tx: Tx,
  actor: Actor,
  present: EditableEvent,
  change: EventContent,
  now: Date,
): Promise<void> {
  const payload = { eventId: present.id, change, baseVersion: present.version }
  const waiting = await openEventCase(tx, present.id)
  if (waiting) await replacePayload(tx, waiting.id, payload)
  else if (present.organiser)
    await openCase(tx, actor, { kind: 'event', organisationId: present.organiser.id, payload }, now)
}

/** Publishing what waited decides of it. */
async function closeWaiting(tx: Tx, actor: Actor, eventId: string, now: Date): Promise<void> {
  const waiting = await openEventCase(tx, eventId)
  const one = waiting && (await getCase(tx, waiting.id, { lock: true }))
  if (one) await closeCase(tx, actor, one, { state: 'accepted', reason: '', undo: {} }, now)
}
