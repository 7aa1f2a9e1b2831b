import { type RawBuilder, sql } from 'kysely'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { openDesk } from './booking-mails.ts'
import { freed, tellMoved } from './held-booking.ts'
import { keptMonths } from './model.ts'
import { lockSeats } from './seats-line.ts'

/**
 * Erases who booked, three months after the session: names, addresses, words. Seats, groups and presence stay, as figures.
 * @returns how many bookings were emptied
 */
export function forgetBookings(db: Database, now: Date): Promise<number> {
  return inTransaction(db, (tx) =>
    empty(
      tx,
      sql`k.session_id IN (SELECT id FROM event_session
        WHERE ends_at < ${now}::timestamptz - make_interval(months => ${keptMonths}))`,
      now,
    ),
  )
}

/** Empties the bookings that `which` says; `k` is the booking. */
async function empty(tx: Tx, which: RawBuilder<unknown>, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE booking k SET erased_at = ${now}, name = NULL, email = NULL, phone = NULL, structure = NULL, level_note = NULL, message = '',
      access_needs = '', cancel_reason = '', form_key = NULL, created_by = NULL
    WHERE k.erased_at IS NULL AND ${which}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** All that is kept of a person here: the bookings made with the address they signed in by. */
export async function exportPerson(db: Database, personId: string): Promise<object> {
  const { rows } = await sql<object>`
    SELECT e.slug AS event, s.begins_at AS "begin", k.kind, k.state, k.seats, k.name, k.email, k.phone, k.structure, k.level,
      k.level_note AS "levelNote", k.pupils, k.adults, k.message, k.access_needs AS "accessNeeds", k.created_at AS "createdAt",
      k.cancelled_at AS "cancelledAt", k.present
    FROM booking k JOIN person p ON p.email = k.email JOIN event_session s ON s.id = k.session_id JOIN event e ON e.id = s.event_id
    WHERE p.id = ${personId} ORDER BY k.created_at, k.id`.execute(db)
  return { bookings: rows }
}

/**
 * Erases a person: their bookings to come are cancelled, so that nobody holds a seat in no name, and those who wait move up; then all are emptied.
 */
export async function forgetPerson(tx: Tx, personId: string, now: Date): Promise<void> {
  const theirs = sql`k.email = (SELECT p.email FROM person p WHERE p.id = ${personId})`
  const { rows } = await sql<{ session: string; event: string }>`
    SELECT DISTINCT k.session_id::text AS session, s.event_id AS event, k.session_id FROM booking k JOIN event_session s ON s.id = k.session_id
    WHERE k.state <> 'cancelled' AND s.begins_at > ${now} AND ${theirs} ORDER BY k.session_id`.execute(tx)
  for (const { session, event } of rows) {
    const locked = await lockSeats(tx, event, session)
    await sql`
      UPDATE booking k SET state = 'cancelled', cancelled_at = ${now}, cancelled_by = 'booker', updated_at = ${now}
      WHERE k.session_id = ${session}::bigint AND k.state <> 'cancelled' AND ${theirs}`.execute(tx)
    const moved = await freed(tx, locked, now)
    const desk = moved.length > 0 ? await openDesk(tx, event, now) : null
    if (desk) await queueMails(tx, await tellMoved(tx, desk, moved, null), now)
  }
  await empty(tx, theirs, now)
}
