import { sql } from 'kysely'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { bookingMail, type Desk, openDesk } from './booking-mails.ts'
import { getBookings } from './store.ts'

/** Bookings reminded in one transaction. */
const batch = 100

/**
 * Reminds those whose session begins the next day in Paris, from nine o’clock: once, since the booking says that it was reminded in the transaction
 * that writes the mail, whenever the process dies. Who booked that very day needs no reminder.
 * @param origin where the site stands, for the calendar that goes with the mail
 * @returns how many were reminded
 */
export async function remind(db: Database, origin: string, now: Date, signal?: AbortSignal): Promise<number> {
  let count = 0
  for (let last = batch; last === batch && !signal?.aborted; count += last)
    last = await inTransaction(db, (tx) => remindSome(tx, origin, now))
  return count
}

async function remindSome(tx: Tx, origin: string, now: Date): Promise<number> {
  const { rows } = await sql<{ id: string; event: string }>`
    WITH tomorrow AS (
      SELECT (date_trunc('day', ${now}::timestamptz AT TIME ZONE 'Europe/Paris') + interval '1 day') AT TIME ZONE 'Europe/Paris' AS begin,
        (date_trunc('day', ${now}::timestamptz AT TIME ZONE 'Europe/Paris') + interval '2 days') AT TIME ZONE 'Europe/Paris' AS "end"),
    due AS (
      SELECT k.id, s.event_id AS event FROM tomorrow t JOIN event_session s ON s.begins_at >= t.begin AND s.begins_at < t."end"
        JOIN booking k ON k.session_id = s.id
      WHERE extract(hour FROM ${now}::timestamptz AT TIME ZONE 'Europe/Paris') >= 9
        AND s.status NOT IN (4, 6) AND k.state = 'confirmed' AND k.reminded_at IS NULL AND k.email IS NOT NULL
        AND k.created_at < t.begin - interval '1 day'
      ORDER BY k.turn LIMIT ${batch} FOR UPDATE OF k SKIP LOCKED),
    reminded AS (UPDATE booking k SET reminded_at = ${now} FROM due WHERE k.id = due.id)
    SELECT id, event FROM due`.execute(tx)
  const desks = new Map<string, Desk | null>()
  for (const { event } of rows) if (!desks.has(event)) desks.set(event, await openDesk(tx, event, now))
  const bookings = await getBookings(
    tx,
    rows.map(({ id }) => id),
  )
  const drafts = bookings.flatMap((booking) => {
    const desk = desks.get(booking.eventId)
    return desk ? bookingMail(desk, booking, { what: 'reminder', origin }) : []
  })
  await queueMails(tx, drafts, now)
  return rows.length
}
