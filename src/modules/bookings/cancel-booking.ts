import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import type { Database } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { bookingMail, noticeMails } from './booking-mails.ts'
import { joinLine, journalBooking, markCancelled, tellMoved, withBooking } from './held-booking.ts'
import { whyNot } from './model.ts'
import { canManageBookings } from './policy.ts'
import { moveUp } from './seats-line.ts'
import { getSettings } from './store.ts'

/** Cancels a booking for who holds its link; its seats go to those who wait. Cancelled before, it stays so. @throws NotFound, Conflict `over` */
export async function cancelBooking(
  db: Database,
  given: { id: string; origin: string },
  now: Date,
): Promise<void> {
  await withBooking(db, given, now, async (tx, { booking, session, desk }) => {
    if (booking.state === 'cancelled') return []
    if (session.end <= now) throw new Conflict('over')
    await markCancelled(tx, booking.id, { by: 'booker', reason: '' }, now)
    return [
      ...bookingMail(desk, booking, { what: 'cancelled' }),
      ...(await noticeMails(tx, desk, booking, 'cancelled')),
    ]
  })
}

/**
 * Cancels a booking for the organiser, with words that who booked reads.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict `cancelled`
 */
export async function refuseBooking(
  db: Database,
  actor: Actor,
  given: { id: string; reason: string; origin: string },
  now: Date,
): Promise<void> {
  await withBooking(db, given, now, async (tx, { booking, desk }) => {
    authorise(canManageBookings, actor, booking)
    if (booking.state === 'cancelled') throw new Conflict('cancelled')
    const reason = given.reason.trim().slice(0, 1000)
    await markCancelled(tx, booking.id, { by: 'organiser', reason }, now)
    await journalBooking(tx, actor, { booking, desk }, 'booking.cancel', now)
    return bookingMail(desk, booking, { what: 'refused', reason })
  })
}

/**
 * Puts a cancelled booking back, for who holds its link and cancelled it themselves: with the seats that are left, else at the end of the line.
 * @throws NotFound; Conflict, whose detail says why: `refused` by the organiser, or what `whyNot` says
 */
export async function restoreBooking(
  db: Database,
  given: { id: string; origin: string },
  now: Date,
): Promise<void> {
  await withBooking(db, given, now, async (tx, { booking, session, desk }) => {
    if (booking.state !== 'cancelled') return []
    if (booking.cancelledBy !== 'booker') throw new Conflict('refused')
    const why = whyNot(await getSettings(tx, booking.eventId), session, booking.kind, now)
    if (why) throw new Conflict(why)
    await tx
      .updateTable('booking')
      .where('id', '=', booking.id)
      .set({
        state: 'waiting',
        cancelled_at: null,
        cancelled_by: null,
        cancel_reason: '',
        reminded_at: null,
        updated_at: now,
      })
      .execute()
    await joinLine(tx, booking.id)
    const moved = await moveUp(tx, session, now)
    return await tellMoved(tx, desk, moved, given.origin, { own: booking.id })
  })
}
