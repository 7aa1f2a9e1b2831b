import { sql } from 'kysely'
import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { type MailDraft, queueMails } from '#platform/mail/mail.ts'
import { bookingMail, type Desk, openDesk, type Told } from './booking-mails.ts'
import type { BookedSession } from './model.ts'
import { lockSeats, moveUp } from './seats-line.ts'
import { getBooking, getBookings, type StoredBooking } from './store.ts'

type Held = { booking: StoredBooking; session: BookedSession; desk: Desk }

/** Changes a booking whose session is locked, then lets the line move up, and sends the mails of both. */
export async function withBooking(
  db: Database,
  { id, origin }: { id: string; origin: string },
  now: Date,
  change: (tx: Tx, held: Held) => Promise<MailDraft[]>,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const found = await getBooking(tx, id)
    if (!found || found.erased) throw new NotFound()
    const desk = await openDesk(tx, found.eventId, now)
    if (!desk) throw new NotFound()
    const session = await lockSeats(tx, found.eventId, found.sessionId)
    const booking = await getBooking(tx, id)
    // Moved to another session while this one was waited for: whoever acts looks again.
    if (!booking || booking.sessionId !== found.sessionId) throw new Conflict('changed')
    const mails = await change(tx, { booking, session, desk })
    const moved = await freed(tx, session, now)
    await queueMails(tx, [...mails, ...(await tellMoved(tx, desk, moved, origin))], now)
  })
}

/** Lets the line of a session move, once seats may be free: not any more when it is over or does not take place. */
export async function freed(tx: Tx, session: BookedSession, now: Date): Promise<string[]> {
  if (session.waiting === 0 || session.begin <= now || session.status === 'cancelled') return []
  return moveUp(tx, await asItStands(tx, session), now)
}

/** The session as it stands after a change in this transaction. */
async function asItStands(tx: Tx, session: BookedSession): Promise<BookedSession> {
  const row = await tx
    .selectFrom('session_seats')
    .where('session_id', '=', session.id)
    .select(['capacity', 'group_reserve', 'seats_taken', 'public_taken'])
    .executeTakeFirstOrThrow()
  const seats = {
    capacity: row.capacity,
    groupReserve: row.group_reserve,
    taken: row.seats_taken,
    publicTaken: row.public_taken,
  }
  return { ...session, seats }
}

/** The mails of those who moved up. `own`: who acted, and reads a confirmation, or that they wait. */
export async function tellMoved(
  tx: Tx,
  desk: Desk,
  moved: string[],
  origin: string | null,
  { own }: { own?: string } = {},
): Promise<MailDraft[]> {
  const bookings = await getBookings(tx, own ? [...new Set([...moved, own])] : moved)
  return bookings.flatMap((each) => {
    const told: Told =
      each.id !== own
        ? { what: 'movedUp', origin }
        : each.state === 'confirmed'
          ? { what: 'confirmed', origin }
          : { what: 'waiting' }
    return bookingMail(desk, each, told)
  })
}

/** Takes a new turn: the last one. */
export async function joinLine(tx: Tx, id: string): Promise<void> {
  await sql`UPDATE booking SET turn = DEFAULT WHERE id = ${id}`.execute(tx)
}

export async function markCancelled(
  tx: Tx,
  id: string,
  { by, reason }: { by: 'booker' | 'organiser'; reason: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('booking')
    .where('id', '=', id)
    .set({ state: 'cancelled', cancelled_at: now, cancelled_by: by, cancel_reason: reason, updated_at: now })
    .execute()
}

/** Writes down what the organiser did with a booking: nothing of whose it is. */
export async function journalBooking(
  tx: Tx,
  actor: Actor,
  { booking, desk }: { booking: StoredBooking; desk: Desk },
  action: 'booking.add' | 'booking.cancel' | 'booking.move',
  now: Date,
): Promise<void> {
  const entry = {
    action,
    object: { kind: 'event', id: booking.eventId },
    organisationId: booking.organiserId,
    changes: { title: desk.sheet.titleFr, seats: booking.seats },
  }
  await writeJournal(tx, actor, [entry], now)
}
