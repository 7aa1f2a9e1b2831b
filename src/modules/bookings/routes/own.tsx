import type { Context } from 'hono'
import {
  addressLine,
  type EventSheet,
  eventsById,
  placeOf,
  sessionCalendar,
  titleIn,
} from '#modules/agenda/index.ts'
import { Conflict, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { whenInWords } from '#platform/i18n/when.ts'
import { renderPage } from '#ui/page.tsx'
import { sizeIn } from '../booking-form.ts'
import { bookingOfSecret } from '../booking-link.ts'
import { cancelBooking, restoreBooking } from '../cancel-booking.ts'
import { changeSeats } from '../change-seats.ts'
import { messages } from '../messages/index.ts'
import { type BookingSettings, mostOf, whyNot } from '../model.ts'
import { CancelBookingPage, DeadLinkPage, OwnBookingPage } from '../pages/own-page.tsx'
import { getBookableEvent, getBooking, getSettings, type StoredBooking } from '../store.ts'

const anHour = 60

type Held = { booking: StoredBooking; sheet: EventSheet; settings: BookingSettings | null }

/** The booking that the link opens; null when it opens none, or one that was erased. */
async function held(c: Context<Env>): Promise<Held | null> {
  const { db } = c.get('services')
  c.header('Referrer-Policy', 'no-referrer')
  const id = await bookingOfSecret(db, c.req.param('secret') ?? '')
  const booking = id ? await getBooking(db, id) : undefined
  if (!booking || booking.erased) return null
  const [sheet] = await eventsById(db, [booking.eventId])
  return sheet ? { booking, sheet, settings: await getSettings(db, booking.eventId) } : null
}

/** `GET /reservation/{secret}`: how it stands. */
export async function ownBooking(c: Context<Env>): Promise<Response> {
  const found = await held(c)
  if (!found) return deadLink(c)
  const { booking } = found
  const t = messages[c.get('lang')].own
  const done = c.req.query('fait') ?? ''
  const input = {
    seats: String(booking.seats),
    pupils: String(booking.pupils ?? ''),
    adults: String(booking.adults ?? ''),
  }
  const notice = Object.hasOwn(t.done, done) ? t.done[done as keyof typeof t.done] : null
  return show(c, found, { input, notice })
}

/** `GET /reservation/{secret}/annuler`: a button. */
export async function cancelForm(c: Context<Env>): Promise<Response> {
  const found = await held(c)
  if (!found) return deadLink(c)
  const { booking, sheet } = found
  const lang = c.get('lang')
  if (booking.state === 'cancelled') return c.redirect(pathOf(c), 303)
  return renderPage(
    c,
    { title: messages[lang].own.cancelTitle, noIndex: true, canonical: '/agenda' },
    <CancelBookingPage
      lang={lang}
      path={pathOf(c)}
      seats={booking.seats}
      what={[titleIn(sheet, lang), momentOf(c, found).when].join(', ')}
    />,
  )
}

/** `POST /reservation/{secret}/annuler` */
export const cancel = (c: Context<Env>): Promise<Response> =>
  act(c, 'annulee', ({ booking }, origin, now) =>
    cancelBooking(c.get('services').db, { id: booking.id, origin }, now),
  )

/** `POST /reservation/{secret}/remettre` */
export const restore = (c: Context<Env>): Promise<Response> =>
  act(c, 'remise', ({ booking }, origin, now) =>
    restoreBooking(c.get('services').db, { id: booking.id, origin }, now),
  )

/** `POST /reservation/{secret}/places`: fewer seats, or more if there are some. */
export async function changeSize(c: Context<Env>): Promise<Response> {
  const found = await held(c)
  if (!found) return deadLink(c)
  const { booking, settings } = found
  const body = await c.req.parseBody()
  const text = (name: string) => (typeof body[name] === 'string' ? body[name].trim().slice(0, 20) : '')
  const input = { seats: text('seats'), pupils: text('pupils'), adults: text('adults') }
  const errors: FieldError[] = []
  const most = Math.max(booking.seats, settings ? mostOf(settings, booking.kind) : 0)
  const words = messages[c.get('lang')].form.errors
  const size = sizeIn(input, booking.kind === 'group', most, words, (field, message) => {
    errors.push({ field, message })
  })
  if (errors.length > 0) return show(c, found, { input, errors })
  return act(
    c,
    'places',
    (_, origin, now) => changeSeats(c.get('services').db, { id: booking.id, size, origin }, now),
    input,
  )
}

/** `GET /reservation/{secret}/seance.ics` */
export async function ownCalendar(c: Context<Env>): Promise<Response> {
  const found = await held(c)
  const session = found?.sheet.sessions.find(({ id }) => id === found.booking.sessionId)
  if (!found || !session) throw new NotFound()
  const text = sessionCalendar(found.sheet, session, { origin: c.get('origin'), lang: c.get('lang') })
  return c.body(text, 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'attachment; filename="seance.ics"',
    'Cache-Control': 'no-cache',
  })
}

/** Does something with the booking of the link, then shows it; what is refused is said on its page. */
async function act(
  c: Context<Env>,
  done: string,
  change: (found: Held, origin: string, now: Date) => Promise<void>,
  input?: { seats: string; pupils: string; adults: string },
): Promise<Response> {
  const { limiter, jobs, now } = c.get('services')
  const found = await held(c)
  if (!found) return deadLink(c)
  limiter.count('booking-link', visitorAddress(c), anHour, 3600)
  try {
    await change(found, c.get('origin'), now())
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const { refusals } = messages[c.get('lang')].own
    const why = error.detail ?? ''
    const refused = Object.hasOwn(refusals, why) ? refusals[why as keyof typeof refusals] : refusals.changed
    const again = (await held(c)) ?? found
    const typed = input ?? {
      seats: String(again.booking.seats),
      pupils: String(again.booking.pupils ?? ''),
      adults: String(again.booking.adults ?? ''),
    }
    return show(c, again, { input: typed, refused })
  }
  jobs.wake('mail')
  return c.redirect(`${pathOf(c)}?fait=${done}`, 303)
}

const pathOf = (c: Context<Env>) => localPath(c.get('lang'), `/reservation/${c.req.param('secret') ?? ''}`)

function momentOf(c: Context<Env>, { booking, sheet }: Held) {
  const session = sheet.sessions.find(({ id }) => id === booking.sessionId)
  const now = c.get('services').now()
  const place = session && placeOf(sheet, session)
  return {
    session,
    when: session ? whenInWords(c.get('lang'), session, now, sheet.timezone) : '',
    where: place ? addressLine(place) : (sheet.onlineLink ?? ''),
  }
}

async function show(
  c: Context<Env>,
  found: Held,
  given: {
    input: { seats: string; pupils: string; adults: string }
    errors?: FieldError[]
    notice?: string | null
    refused?: string
  },
): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const { booking, sheet, settings } = found
  const { session, when, where } = momentOf(c, found)
  const moment = now()
  const over = !session || session.begin <= moment
  const off = session?.status === 'cancelled' || session?.status === 'postponed' ? session.status : null
  const live = booking.state !== 'cancelled' && !over && off !== 'cancelled'
  const may = {
    change: live,
    cancel:
      booking.state !== 'cancelled' && session !== undefined && session.end > moment && off !== 'cancelled',
    restore:
      booking.cancelledBy === 'booker' &&
      session !== undefined &&
      whyNot(settings, session, booking.kind, moment) === null,
  }
  const event = await getBookableEvent(db, sheet.slug)
  const { input, errors = [], notice = null, refused = null } = given
  return renderPage(
    c,
    {
      title: messages[lang].own.title,
      status: refused ? 409 : errors.length > 0 ? 422 : 200,
      noIndex: true,
      // The address is a secret: nothing on the page repeats it.
      canonical: '/agenda',
    },
    <OwnBookingPage
      lang={lang}
      path={pathOf(c)}
      booking={booking}
      event={{ slug: sheet.slug, title: titleIn(sheet, lang), public: event?.state === 'published' }}
      when={when}
      where={where}
      note={settings?.note ?? ''}
      contact={[sheet.organiser?.name, settings?.contactEmail, settings?.contactPhone]
        .filter(Boolean)
        .join(', ')}
      off={off}
      over={over}
      may={may}
      input={input}
      errors={errors}
      notice={notice}
      refused={refused}
    />,
  )
}

function deadLink(c: Context<Env>) {
  const lang = c.get('lang')
  c.header('Referrer-Policy', 'no-referrer')
  return renderPage(
    c,
    { title: messages[lang].own.title, noIndex: true, status: 410, canonical: '/agenda' },
    <DeadLinkPage lang={lang} />,
  )
}
