import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { bookingMail, openDesk } from './booking-mails.ts'
import { freed, journalBooking, tellMoved } from './held-booking.ts'
import { type BookedSession, freeSeats } from './model.ts'
import { canManageBookings } from './policy.ts'
import { lockSeats } from './seats-line.ts'
import { getBooking, getBookings } from './store.ts'

/**
 * Moves a booking to another session of its event that has the seats.
 * @throws NotFound, AppError unauthenticated or forbidden; Conflict `cancelled`, or `full` when the other session has not the seats
 */
export async function moveBooking(
  db: Database,
  actor: Actor,
  given: { id: string; sessionId: string; origin: string },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const found = await getBooking(tx, given.id)
    if (!found || found.erased) throw new NotFound()
    authorise(canManageBookings, actor, found)
    // Both sessions in one order, so that two who move bookings across each other wait and do not block.
    const ids = [found.sessionId, given.sessionId].toSorted((one, other) =>
      BigInt(one) < BigInt(other) ? -1 : 1,
    )
    const sessions = new Map<string, BookedSession>()
    for (const id of ids) sessions.set(id, await lockSeats(tx, found.eventId, id))
    const booking = await getBooking(tx, given.id)
    const [from, to] = [sessions.get(found.sessionId), sessions.get(given.sessionId)]
    const desk = await openDesk(tx, found.eventId, now)
    if (!booking || !from || !to || !desk) throw new NotFound()
    if (booking.sessionId !== from.id || booking.state === 'cancelled') throw new Conflict('cancelled')
    if (from.id === to.id) return
    const free = freeSeats(to.seats, booking.kind)
    if (to.end <= now || to.status === 'cancelled' || to.waiting > 0 || booking.seats > free)
      throw new Conflict('full')
    await tx
      .updateTable('booking')
      .where('id', '=', booking.id)
      .set({
        session_id: to.id,
        state: 'confirmed',
        confirmed_at: now,
        reminded_at: null,
        present: null,
        checked_at: null,
        checked_by: null,
        updated_at: now,
      })
      .execute()
    await journalBooking(tx, actor, { booking, desk }, 'booking.move', now)
    const { origin } = given
    const [after] = await getBookings(tx, [booking.id])
    const moved = await freed(tx, from, now)
    await queueMails(
      tx,
      [
        ...(after ? bookingMail(desk, after, { what: 'moved', origin }) : []),
        ...(await tellMoved(tx, desk, moved, origin)),
      ],
      now,
    )
  })
}
