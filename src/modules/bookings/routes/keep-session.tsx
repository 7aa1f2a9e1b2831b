import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { Conflict, type FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { bookSeats } from '../book-seats.ts'
import { checkBooking, readBookingForm } from '../booking-form.ts'
import { bookingsAPage, eachBooking, listBookings } from '../list-store.ts'
import { keepMessages } from '../messages/index.ts'
import { type Booking, type BookingInput, bookingStates } from '../model.ts'
import { AddBookingPage } from '../pages/booking-page.tsx'
import { PrintedList } from '../pages/booking-table.tsx'
import { SessionPage } from '../pages/session-page.tsx'
import { setCapacity, TooMany } from '../save-settings.ts'
import { checkSeating } from '../settings-form.ts'
import { tooMany } from './keep.tsx'
import { whatIsLeft } from './left-in-words.ts'
import { type Kept, keptPage, openKept, openSession, type SessionInWords } from './open-kept.ts'

/** `GET /agenda/{slug}/reservations/{session}?q=&etat=&page=` */
export async function sessionList(c: Context<Env>): Promise<Response> {
  const kept = await openKept(c)
  const session = await openSession(c, kept)
  const { capacity, groupReserve } = session.seats
  const input = {
    capacity: capacity === null ? '' : String(capacity),
    groupReserve: String(groupReserve || ''),
  }
  return showSession(c, kept, session, input, [])
}

/** `POST /agenda/{slug}/reservations/{session}/places` */
export async function changeCapacity(c: Context<Env>): Promise<Response> {
  const kept = await openKept(c)
  const session = await openSession(c, kept)
  const { db, jobs, now } = c.get('services')
  const lang = c.get('lang')
  const body = await c.req.parseBody()
  const text = (name: string) => (typeof body[name] === 'string' ? body[name].trim().slice(0, 20) : '')
  const input = { capacity: text('capacity'), groupReserve: text('groupReserve') }
  const errors: FieldError[] = []
  const seating = checkSeating(keepMessages[lang].settingsForm.errors, input, errors)
  if (errors.length > 0) return showSession(c, kept, session, input, errors)
  const { slug } = kept.event
  try {
    const given = { slug, sessionId: session.id, seating, origin: c.get('origin') }
    await setCapacity(db, c.get('actor'), given, now())
  } catch (error) {
    if (error instanceof TooMany) return showSession(c, kept, session, input, tooMany(c, kept, error))
    if (error instanceof Conflict)
      return c.redirect(localPath(lang, `/agenda/${slug}/reservations/reglages`), 303)
    throw error
  }
  jobs.wake('mail')
  return c.redirect(localPath(lang, `/agenda/${slug}/reservations/${session.id}?fait=places`), 303)
}

async function showSession(
  c: Context<Env>,
  kept: Kept,
  session: SessionInWords,
  input: { capacity: string; groupReserve: string },
  errors: FieldError[],
): Promise<Response> {
  const lang = c.get('lang')
  const words = (c.req.query('q') ?? '').toWellFormed().replaceAll('\0', '').trim().slice(0, 100)
  const state = bookingStates.find((each) => each === c.req.query('etat')) ?? null
  const page = Math.min(Math.max(1, Math.floor(Number(c.req.query('page')) || 1)), 1000)
  const { bookings, found, totals } = await listBookings(c.get('services').db, session.id, {
    words,
    state,
    page,
  })
  const t = keepMessages[lang]
  const notices: Record<string, string> = {
    places: t.saved,
    notee: t.add.done.confirmed,
    attente: t.add.done.waiting,
    deplacee: t.one.done.deplacee,
  }
  const done = c.req.query('fait') ?? ''
  return renderPage(
    c,
    keptPage(c, kept, { title: session.when, status: errors.length > 0 ? 422 : 200 }),
    <SessionPage
      lang={lang}
      event={{ slug: kept.event.slug, title: kept.title }}
      session={session}
      free={whatIsLeft(lang, session, 'group').free}
      bookings={bookings}
      totals={totals}
      words={words}
      state={state}
      page={page}
      pages={Math.max(1, Math.ceil(found / bookingsAPage))}
      input={input}
      errors={errors}
      notice={Object.hasOwn(notices, done) ? (notices[done] ?? null) : null}
    />,
  )
}

/** `GET /agenda/{slug}/reservations/{session}/imprimer`: the list on paper. */
export async function printedList(c: Context<Env>): Promise<Response> {
  const kept = await openKept(c)
  const session = await openSession(c, kept)
  const { db } = c.get('services')
  const lang = c.get('lang')
  const bookings: Booking[] = []
  const only = { sessionId: session.id, state: 'confirmed' } as const
  for await (const batch of eachBooking(db, kept.event.id, only)) bookings.push(...batch)
  bookings.sort((one, other) => (one.name ?? '').localeCompare(other.name ?? '', lang))
  const { taken, capacity } = session.seats
  return renderPage(
    c,
    { ...keptPage(c, kept, { title: session.when }), frame: 'bare' },
    <PrintedList
      lang={lang}
      title={kept.title}
      when={session.when}
      total={keepMessages[lang].of(taken, capacity)}
      bookings={bookings}
    />,
  )
}

/** `GET /agenda/{slug}/reservations/{session}/ajouter?pour=groupe` */
export async function addForm(c: Context<Env>): Promise<Response> {
  const kept = await openKept(c)
  const session = await openSession(c, kept)
  const input = { ...readBookingForm({}).input, session: session.id, seats: '1', key: randomUUID() }
  return showAdd(c, kept, session, { group: c.req.query('pour') === 'groupe', input })
}

/** `POST /agenda/{slug}/reservations/{session}/ajouter`: somebody called. */
export async function add(c: Context<Env>): Promise<Response> {
  const kept = await openKept(c)
  const session = await openSession(c, kept)
  const { db, jobs, now } = c.get('services')
  const lang = c.get('lang')
  const body = await c.req.parseBody()
  const input = { ...readBookingForm(body).input, session: session.id }
  const group = body.pour === 'groupe'
  const { settings, slug } = kept.event
  const refusals = keepMessages[lang].one.refusals
  if (!settings) return showAdd(c, kept, session, { group, input, refused: refusals.off })
  const kind = group ? 'group' : 'person'
  const checked = checkBooking(lang, input, { kind, settings, sessions: [session.id], byHand: true })
  if ('errors' in checked) return showAdd(c, kept, session, { group, input, errors: checked.errors })
  try {
    const given = { slug, booking: checked.value, by: 'hand', origin: c.get('origin') } as const
    const { state } = await bookSeats(db, c.get('actor'), given, now())
    jobs.wake('mail')
    const done = state === 'confirmed' ? 'notee' : 'attente'
    return c.redirect(localPath(lang, `/agenda/${slug}/reservations/${session.id}?fait=${done}`), 303)
  } catch (error) {
    if (error instanceof Conflict)
      return showAdd(c, kept, session, { group, input, refused: refusals.closed })
    throw error
  }
}

function showAdd(
  c: Context<Env>,
  kept: Kept,
  session: SessionInWords,
  given: { group: boolean; input: BookingInput; errors?: FieldError[]; refused?: string },
) {
  const lang = c.get('lang')
  const { group, input, errors = [], refused = null } = given
  const { slug } = kept.event
  return renderPage(
    c,
    keptPage(c, kept, {
      title: keepMessages[lang].add.title,
      status: refused ? 409 : errors.length > 0 ? 422 : 200,
      under: { label: session.when, href: `/agenda/${slug}/reservations/${session.id}` },
    }),
    <AddBookingPage
      lang={lang}
      event={{ slug, title: kept.title }}
      session={session}
      kind={group ? 'group' : 'person'}
      input={input}
      errors={errors}
      refused={refused}
    />,
  )
}
