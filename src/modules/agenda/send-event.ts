import { closeCase, getCase, openCase, openEventCase, replacePayload } from '#modules/cases/index.ts'
import { type Actor, hasRole } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/connect.ts'
import { Invalid } from '#platform/errors.ts'
import { checkEvent } from './check-event.ts'
import { type EditableEvent, type EventContent, entryDecision } from './editing-model.ts'
import { acceptCharter, checkCharter, editionTerms } from './edition-terms.ts'
import { dropEventDraft } from './event-drafts.ts'
import { entryMessages } from './messages/entry.ts'
import { dayOf } from './moments.ts'
import { type SavedEvent, type SaveEvent, savedOf } from './saving-model.ts'
import { writeSaved } from './write-saved.ts'

type Sending = { present: EditableEvent | null; content: EventContent; trusted: boolean }

/** Sends an event: published at once, or put before the team; a change of a published one may wait too. */
export async function sendEvent(
  tx: Tx,
  actor: Actor,
  given: SaveEvent,
  sending: Sending,
  now: Date,
): Promise<SavedEvent> {
  const { present, content, trusted } = sending
  const lang = given.lang ?? 'fr'
  await checkEvent(tx, content, { whole: true, lang })
  const published = present?.state === 'published'
  const sent = published || present?.state === 'submitted'
  const season = ({ season }: EventContent) => `${season?.code} ${season?.year}`
  const same = present !== null && season(present.content) === season(content)
  const terms = await editionTerms(tx, content.season, { eventId: present?.id, today: dayOf(now) })
  const moderates = hasRole(actor, 'moderator')
  const standing = published && same
  const late = terms.late && !(sent && same)
  const decision = entryDecision({ moderates, trusted, rule: terms.rule, standing, late })
  if (decision === 'closed')
    throw new Invalid([{ field: 'season', message: entryMessages[lang].errors.closed }])
  if (!moderates && !(sent && same)) checkCharter(terms, given)
  if (present) await dropEventDraft(tx, actor, present.id)
  if (decision === 'wait' && published) {
    await putChangeForward(tx, actor, present, content, now)
    await acceptCharter(tx, actor, { ...given, eventId: present.id, season: content.season }, terms, now)
    return { ...savedOf(present), waiting: true }
  }
  const state = decision === 'publish' ? 'published' : 'submitted'
  const action = published ? 'event.edit' : decision === 'publish' ? 'event.publish' : 'event.submit'
  const saved = await writeSaved(tx, actor, given, { present, content, state, action }, now)
  await acceptCharter(tx, actor, { ...given, eventId: saved.id, season: content.season }, terms, now)
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
