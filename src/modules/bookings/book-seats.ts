import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { type MailDraft, queueMails } from '#platform/mail/mail.ts'
import { secretOf } from './booking-link.ts'
import { bookingMail, type Desk, noticeMails, openDesk } from './booking-mails.ts'
import { journalBooking } from './held-booking.ts'
import { type BookingState, mostOf, type NewBooking, whyNot } from './model.ts'
import { canBook, canManageBookings } from './policy.ts'
import { lockSeats, moveUp } from './seats-line.ts'
import { type BookableEvent, getBookableEvent, getBookings } from './store.ts'

/** `by`: a form of the site, the API, or the organiser who writes down a telephone call. `origin` is where the site stands. */
export type BookSeats = {
  slug: string
  booking: NewBooking
  by: 'form' | 'api' | 'hand'
  origin: string
}
/** `secret` opens the booking's own page; `again`: this form was sent before. */
export type Booked = {
  id: string
  secret: string
  state: BookingState
  place: number | null
  again: boolean
}

/**
 * Books seats of a session, or a place in its waiting list when they are not free. Whoever comes joins the line, and the line moves at once: so
 * nobody passes before those who wait. The same form sent again gives what it booked the first time.
 * @throws NotFound when the event is not published or the session not its own; AppError unauthenticated or forbidden; Conflict, whose detail
 *   says why: `off`, `early`, `closed`, `cancelled`, `most` (more seats than one booking may have)
 */
export async function bookSeats(db: Database, actor: Actor, given: BookSeats, now: Date): Promise<Booked> {
  return inTransaction(db, async (tx) => {
    const event = await getBookableEvent(tx, given.slug)
    if (event?.state !== 'published') throw new NotFound()
    if (given.by === 'hand') authorise(canManageBookings, actor, event)
    if (given.by === 'api') authorise(canBook, actor, undefined)
    if (!event.settings) throw new Conflict('off')
    const desk = await openDesk(tx, event.id, now)
    if (!desk) throw new NotFound()
    const session = await lockSeats(tx, event.id, given.booking.sessionId)
    refuseUnfit(event, session, given, now)
    const id = await insert(tx, actor, given, now)
    if (!id) {
      const before = await sentBefore(tx, given.booking)
      return { ...before, secret: secretOf(desk.key, before.id), again: true }
    }
    const moved = await moveUp(tx, session, now)
    const booked = await tellAll(tx, actor, desk, { id, moved, origin: given.origin }, now)
    return { ...booked, secret: secretOf(desk.key, id), again: false }
  })
}

function refuseUnfit(
  event: BookableEvent,
  session: Parameters<typeof whyNot>[1] & { end: Date },
  { booking, by }: BookSeats,
  now: Date,
): void {
  const { settings } = event
  if (by === 'hand') {
    // The organiser books whom they want, as long as the session is to come.
    if (session.end <= now) throw new Conflict('closed')
    return
  }
  const why = whyNot(settings, session, booking.kind, now)
  if (why) throw new Conflict(why)
  if (settings && booking.seats > mostOf(settings, booking.kind)) throw new Conflict('most')
}

/** @returns its id; undefined when this form was sent before */
async function insert(
  tx: Tx,
  actor: Actor,
  { booking, by }: BookSeats,
  now: Date,
): Promise<string | undefined> {
  const row = await tx
    .insertInto('booking')
    .values({
      session_id: booking.sessionId,
      kind: booking.kind,
      state: 'waiting',
      seats: booking.seats,
      name: booking.name,
      email: booking.email,
      phone: booking.phone,
      structure: booking.structure,
      level: booking.level,
      level_note: booking.levelNote,
      pupils: booking.pupils,
      adults: booking.adults,
      message: booking.message,
      access_needs: booking.accessNeeds,
      lang: booking.lang,
      origin: by,
      form_key: booking.formKey,
      created_by: by === 'form' ? null : personId(actor),
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

async function sentBefore(tx: Tx, { formKey, sessionId, email }: NewBooking) {
  const row = await tx
    .selectFrom('booking')
    .where('form_key', '=', formKey)
    .where('session_id', '=', sessionId)
    .where('email', 'is not distinct from', email)
    .select('id')
    .executeTakeFirstOrThrow()
  const [booking] = await getBookings(tx, [row.id])
  if (!booking) throw new NotFound()
  return { id: booking.id, state: booking.state, place: booking.place }
}

/** Tells who just came how they stand, and those whom their coming moved up. */
async function tellAll(
  tx: Tx,
  actor: Actor,
  desk: Desk,
  { id, moved, origin }: { id: string; moved: string[]; origin: string },
  now: Date,
): Promise<Omit<Booked, 'again' | 'secret'>> {
  const bookings = await getBookings(tx, [...new Set([...moved, id])])
  const mails: MailDraft[] = []
  for (const each of bookings) {
    if (each.id !== id) mails.push(...bookingMail(desk, each, { what: 'movedUp', origin }))
    else if (each.state === 'confirmed') mails.push(...bookingMail(desk, each, { what: 'confirmed', origin }))
    else mails.push(...bookingMail(desk, each, { what: 'waiting' }))
  }
  const own = bookings.find((each) => each.id === id)
  if (!own) throw new NotFound()
  if (own.origin === 'hand') await journalBooking(tx, actor, { booking: own, desk }, 'booking.add', now)
  else mails.push(...(await noticeMails(tx, desk, own, own.state === 'waiting' ? 'waiting' : 'text')))
  await queueMails(tx, mails, now)
  return { id, state: own.state, place: own.place }
}
