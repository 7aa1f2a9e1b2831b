import { sql } from 'kysely'
import { type EventSession, titleIn } from '#modules/agenda/index.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { whenInWords } from '#platform/i18n/when.ts'
import { type MailDraft, type MailPart, queueMails } from '#platform/mail/mail.ts'
import { contactOf, type Desk, draftFor, factsOf, manage, openDesk } from './booking-mails.ts'
import { mailMessages } from './messages/index.ts'
import type { Booking } from './model.ts'
import { bookingColumns, type StoredBooking } from './store.ts'

type Change = { begin: Date; end: Date; status: number; placeChanged: boolean; messages: string[] }

/**
 * Tells those who booked a session what changed of it, with the organiser's words: once, in the transaction that says they were told. Several changes
 * that nobody was told of yet are told together.
 * @returns how many mails were written
 */
export async function tellChanges(db: Database, now: Date, signal?: AbortSignal): Promise<number> {
  // Of sessions that nobody booked, there is nobody to tell.
  await sql`
    UPDATE event_session_change c SET told_at = ${now} WHERE c.told_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM booking k WHERE k.session_id = c.session_id AND k.state <> 'cancelled')`.execute(
    db,
  )
  let told = 0
  while (!signal?.aborted) {
    const count = await inTransaction(db, (tx) => tellOne(tx, now))
    if (count === null) break
    told += count
  }
  return told
}

/** Tells of the next session with something to tell, which is held so that nobody else does; null when there is none. */
async function tellOne(tx: Tx, now: Date): Promise<number | null> {
  const { rows: next } = await sql<{ session: string; event: string }>`
    SELECT c.session_id::text AS session, s.event_id AS event FROM event_session_change c JOIN event_session s ON s.id = c.session_id
    WHERE c.told_at IS NULL ORDER BY c.id LIMIT 1 FOR NO KEY UPDATE OF s SKIP LOCKED`.execute(tx)
  if (!next[0]) return null
  const { session, event } = next[0]
  const { rows } = await sql<Omit<Change, 'messages'> & { message: string }>`
    UPDATE event_session_change SET told_at = ${now} WHERE session_id = ${session}::bigint AND told_at IS NULL
    RETURNING former_begins_at AS begin, former_ends_at AS end, former_status AS status, place_changed AS "placeChanged", message, id`.execute(
    tx,
  )
  const { rows: bookings } = await sql<StoredBooking>`
    SELECT ${bookingColumns} FROM booking k
    WHERE k.session_id = ${session}::bigint AND k.state <> 'cancelled' AND k.email IS NOT NULL ORDER BY k.turn`.execute(
    tx,
  )
  const first = rows[0]
  if (!first || bookings.length === 0) return 0
  const desk = await openDesk(tx, event, now)
  const present = desk?.sheet.sessions.find(({ id }) => id === session)
  if (!desk || !present || present.end <= now) return 0
  const messages = rows.map(({ message }) => message).filter(Boolean)
  const change = { ...first, placeChanged: rows.some((row) => row.placeChanged), messages }
  const drafts = bookings.map((booking) => changeMail(desk, booking, present, change))
  await queueMails(tx, drafts, now)
  return drafts.length
}

function changeMail(desk: Desk, booking: Booking, present: EventSession, change: Change): MailDraft {
  const t = mailMessages[booking.lang].session
  const title = titleIn(desk.sheet, booking.lang)
  const kind = present.status === 'cancelled' || present.status === 'postponed' ? present.status : 'changed'
  const wasOff = change.status === 6 || change.status === 4
  const moved =
    change.begin.getTime() !== present.begin.getTime() || change.end.getTime() !== present.end.getTime()
  const words =
    kind !== 'changed' ? t[kind] : wasOff ? t.held : present.status === 'moved-online' ? t.online : t.changed
  const body: MailPart[] = [
    words,
    ...(change.messages.length > 0 ? [t.words, ...change.messages.map((quote) => ({ quote }))] : []),
    {
      list: [
        ...factsOf(desk, booking),
        ...(moved ? [t.formerly(whenInWords(booking.lang, change, desk.now, desk.sheet.timezone))] : []),
      ],
    },
    ...(kind === 'changed' ? [t.still] : []),
    ...contactOf(desk, booking.lang),
    ...(kind === 'cancelled' ? [] : [manage(desk, booking)]),
  ]
  return draftFor(desk, booking, { subject: t.subject[kind](title), body })
}
