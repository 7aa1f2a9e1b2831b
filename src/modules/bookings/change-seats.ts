import type { Database } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { bookingMail } from './booking-mails.ts'
import { joinLine, withBooking } from './held-booking.ts'
import { freeSeats, mostOf, whyNot } from './model.ts'
import { getBooking, getSettings } from './store.ts'

/** How many come: of a group, pupils and adults, who make the seats. */
export type Size = { seats: number; pupils: number | null; adults: number | null }

/**
 * Changes how many seats a booking has, for who holds its link. Fewer always; more only when they are free and nobody waits. Who waits keeps their
 * turn with fewer seats, and goes to the end of the line with more.
 * @throws NotFound; Conflict, whose detail says why: `cancelled`, `over`, `most`, `full`, or what `whyNot` says
 */
export async function changeSeats(
  db: Database,
  given: { id: string; size: Size; origin: string },
  now: Date,
): Promise<void> {
  await withBooking(db, given, now, async (tx, { booking, session, desk }) => {
    if (booking.state === 'cancelled') throw new Conflict('cancelled')
    if (session.begin <= now) throw new Conflict('over')
    const { seats, pupils, adults } = given.size
    const more = seats > booking.seats
    if (more) {
      const settings = await getSettings(tx, booking.eventId)
      const why = whyNot(settings, session, booking.kind, now)
      if (why) throw new Conflict(why)
      if (settings && seats > mostOf(settings, booking.kind)) throw new Conflict('most')
      const free = freeSeats(session.seats, booking.kind)
      const short = session.waiting > 0 || seats - booking.seats > free
      if (booking.state === 'confirmed' && short) throw new Conflict('full')
    }
    if (seats === booking.seats && pupils === booking.pupils) return []
    await tx
      .updateTable('booking')
      .where('id', '=', booking.id)
      .set({
        seats,
        ...(booking.kind === 'group' && { pupils: pupils ?? seats, adults: adults ?? 0 }),
        updated_at: now,
      })
      .execute()
    if (more && booking.state === 'waiting') await joinLine(tx, booking.id)
    const after = await getBooking(tx, booking.id)
    return after && seats !== booking.seats ? bookingMail(desk, after, { what: 'changed' }) : []
  })
}
