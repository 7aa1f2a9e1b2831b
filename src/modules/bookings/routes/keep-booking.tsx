import type { Context } from 'hono'
import { AppError, Conflict, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { refuseBooking } from '../cancel-booking.ts'
import { keepMessages } from '../messages/index.ts'
import { freeSeats } from '../model.ts'
import { moveBooking } from '../move-booking.ts'
import { BookingPage } from '../pages/booking-page.tsx'
import { getBooking, listSessions, type StoredBooking } from '../store.ts'
import { inWords, type Kept, keptPage, openKept } from './open-kept.ts'

/** The booking of the address, under the event and session it says. @throws NotFound, AppError unauthenticated or forbidden */
async function held(c: Context<Env>): Promise<{ kept: Kept; booking: StoredBooking }> {
  const kept = await openKept(c)
  const booking = await getBooking(c.get('services').db, c.req.param('id') ?? '')
  if (!booking || booking.erased || booking.eventId !== kept.event.id) throw new NotFound()
  return { kept, booking }
}

/** `GET /agenda/{slug}/reservations/{session}/{id}` */
export async function oneBooking(c: Context<Env>): Promise<Response> {
  const { kept, booking } = await held(c)
  if (booking.sessionId !== c.req.param('session')) throw new NotFound()
  return show(c, kept, booking, null)
}

/** `POST /agenda/{slug}/reservations/{session}/{id}`: cancels, or moves, as the button pressed says. */
export async function actOnBooking(c: Context<Env>): Promise<Response> {
  const { kept, booking } = await held(c)
  const { db, jobs, now } = c.get('services')
  const lang = c.get('lang')
  const body = await c.req.parseBody()
  const text = (name: string) =>
    typeof body[name] === 'string' ? body[name].toWellFormed().replaceAll('\0', '') : ''
  const origin = c.get('origin')
  const list = `/agenda/${kept.event.slug}/reservations`
  try {
    if (text('act') === 'cancel') {
      await refuseBooking(db, c.get('actor'), { id: booking.id, reason: text('reason'), origin }, now())
      jobs.wake('mail')
      return c.redirect(localPath(lang, `${list}/${booking.sessionId}/${booking.id}?fait=annulee`), 303)
    }
    const to = text('to')
    if (text('act') !== 'move' || !/^\d{1,18}$/.test(to)) throw new AppError('invalid')
    await moveBooking(db, c.get('actor'), { id: booking.id, sessionId: to, origin }, now())
    jobs.wake('mail')
    return c.redirect(localPath(lang, `${list}/${to}?fait=deplacee`), 303)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const { refusals } = keepMessages[lang].one
    const why = error.detail ?? ''
    const refused = Object.hasOwn(refusals, why) ? refusals[why as keyof typeof refusals] : refusals.changed
    const { booking: present } = await held(c)
    return show(c, kept, present, refused)
  }
}

async function show(c: Context<Env>, kept: Kept, booking: StoredBooking, refused: string | null) {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const moment = now()
  const { event, sheet, title } = kept
  const sessions = await listSessions(db, event.id)
  const session = sessions.find(({ id }) => id === booking.sessionId)
  if (!session) throw new NotFound()
  const others = sessions.filter(
    (each) =>
      each.id !== session.id &&
      each.end > moment &&
      each.status !== 'cancelled' &&
      each.waiting === 0 &&
      freeSeats(each.seats, booking.kind) >= booking.seats,
  )
  const t = keepMessages[lang].one
  const own = inWords(c, sheet, session)
  return renderPage(
    c,
    keptPage(c, kept, {
      title: t.title(booking.name ?? ''),
      status: refused ? 409 : 200,
      under: { label: own.when, href: `/agenda/${event.slug}/reservations/${session.id}` },
    }),
    <BookingPage
      lang={lang}
      event={{ slug: event.slug, title }}
      session={own}
      booking={booking}
      others={others.map((each) => inWords(c, sheet, each))}
      notice={c.req.query('fait') === 'annulee' ? t.done.annulee : null}
      refused={refused}
    />,
  )
}
