import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, type FieldError, Invalid, NotFound } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { fits } from './check-event.ts'
import { getEditableEvent } from './editable-store.ts'
import type { EditableEvent } from './editing-model.ts'
import { keepVersion } from './keep-version.ts'
import { entryMessages } from './messages/entry.ts'
import type { SessionInput, SessionStatus } from './model.ts'
import { canEditEvent } from './policy.ts'
import { writeEvent } from './write-event.ts'

/**
 * How a session stands from now on. `begin` and `end`, its new time, make it rescheduled; `onlineLink` is where one that moved online is
 * followed; `message` is read by those who booked.
 */
export type SessionChange = {
  status: SessionStatus
  begin?: Date
  end?: Date
  onlineLink?: string | null
  message: string
}

/**
 * Changes one session of a published event at once, whatever its season looks at: people must know. Those who booked will be told.
 * @returns the new version of the event
 * @throws NotFound when the event is not published or the session is not one of its own, Invalid, AppError unauthenticated or forbidden,
 *   Conflict when the session is over
 */
export async function changeSession(
  db: Database,
  actor: Actor,
  given: { slug: string; sessionId: string; change: SessionChange; lang?: Lang },
  now: Date,
): Promise<number> {
  return inTransaction(db, async (tx) => {
    const event = await getEditableEvent(tx, given.slug, { lock: true })
    if (event?.state !== 'published') throw new NotFound()
    authorise(canEditEvent, actor, { organiserId: event.organiser?.id ?? null })
    const session = event.content.sessions.find(({ id }) => id === given.sessionId)
    if (!session) throw new NotFound()
    if (session.end <= now) throw new Conflict('over')
    const changed = changedSession(session, given.change)
    const onlineLink = given.change.onlineLink ?? event.content.onlineLink
    const errors = wrongIn(event, changed, onlineLink, given.lang ?? 'fr')
    if (errors.length > 0) throw new Invalid(errors)
    const sessions = event.content.sessions.map((one) => (one.id === session.id ? changed : one))
    const message = given.change.message.trim().slice(0, 1000)
    const content = { ...event.content, sessions, onlineLink }
    await writeEvent(tx, content, { id: event.id, state: 'published', message }, now)
    const kept = { id: event.id, before: event, action: 'event.session', message: changed.status }
    return (await keepVersion(tx, actor, kept, now)).event.version
  })
}

/** A session as it will stand: a new time says that it moved, and when it was first. */
function changedSession(session: SessionInput, change: SessionChange): SessionInput {
  const { begin = session.begin, end = session.end } = change
  const moved = begin.getTime() !== session.begin.getTime()
  const status =
    moved && (change.status === 'scheduled' || change.status === 'postponed') ? 'rescheduled' : change.status
  const formerBegin = moved ? (session.formerBegin ?? session.begin) : (session.formerBegin ?? null)
  return { ...session, begin, end, status, formerBegin }
}

function wrongIn(
  event: EditableEvent,
  session: SessionInput,
  onlineLink: string | null,
  lang: Lang,
): FieldError[] {
  const t = entryMessages[lang].errors
  const same = event.content.sessions.some(
    (one) =>
      one.id !== session.id && one.begin.getTime() === session.begin.getTime() && one.place === session.place,
  )
  return [
    ...(fits(session.begin, session.end) ? [] : [{ field: 'end', message: t.when }]),
    ...(same ? [{ field: 'begin', message: t.twice }] : []),
    ...(session.status === 'moved-online' && !onlineLink
      ? [{ field: 'onlineLink', message: t.onlineLink }]
      : []),
  ]
}
