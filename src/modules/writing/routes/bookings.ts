import type { Context } from 'hono'
import {
  bookingsAPage,
  bookSeats,
  canManageBookings,
  getBookableEvent,
  listBookings,
  listSessions,
} from '#modules/bookings/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { bookingBody, toBooking } from '../booking-body-model.ts'
import { messages } from '../messages/index.ts'
import { bodyOf } from './body.ts'

/** The session of the address. @throws NotFound */
function sessionOf(c: Context<Env>): string {
  const session = c.req.param('session') ?? ''
  if (!/^\d{1,18}$/.test(session)) throw new NotFound()
  return session
}

/** `POST /api/v1/events/{slug}/sessions/{session}/bookings` */
export async function book(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const slug = c.req.param('slug') ?? ''
  const booking = toBooking(await bodyOf(c, bookingBody), sessionOf(c), lang)
  const t = messages[lang].errors.booking
  try {
    const given = { slug, booking, by: 'api', origin: c.get('origin') } as const
    const { id, state, place, secret } = await bookSeats(db, c.get('actor'), given, now())
    const url = c.get('origin') + localPath(lang, `/reservation/${secret}`)
    c.header('Location', url)
    return c.json({ id, state, place, seats: booking.seats, url }, 201)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const why = error.detail ?? ''
    if (why === 'most')
      throw new Invalid([{ field: booking.kind === 'group' ? 'pupils' : 'seats', message: t.most }])
    throw new Conflict(Object.hasOwn(t, why) ? t[why as keyof typeof t] : why)
  }
}

/** `GET /api/v1/events/{slug}/sessions/{session}/bookings?page=` */
export async function bookings(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const actor = c.get('actor')
  const event = await getBookableEvent(db, c.req.param('slug') ?? '')
  if (!event || (event.state !== 'published' && !canManageBookings(actor, event))) throw new NotFound()
  authorise(canManageBookings, actor, event)
  const [session] = await listSessions(db, event.id, { id: sessionOf(c) })
  if (!session) throw new NotFound()
  const page = Math.min(Math.max(1, Math.floor(Number(c.req.query('page')) || 1)), 10_000)
  const found = await listBookings(db, session.id, { words: '', state: null, page })
  const data = found.bookings.map(({ sessionId: _, erased: __, ...booking }) => booking)
  const pages = Math.max(1, Math.ceil(found.found / bookingsAPage))
  return c.json({ data, totals: found.totals, pagination: { page, pages } })
}
