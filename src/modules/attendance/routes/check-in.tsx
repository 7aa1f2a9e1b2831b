import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { type Expected, listExpected } from '#modules/bookings/index.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { problem } from '#platform/http/problem.ts'
import { fold } from '#platform/i18n/fold.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { keptHours, onServerTime, sendingSchema, sumOf, type Tick } from '../check-in-model.ts'
import { doorSessions, doorState } from '../check-in-store.ts'
import { checkPeopleIn } from '../check-people-in.ts'
import { checkInMessages, messages } from '../messages/index.ts'
import { countNames, type TellableEvent } from '../model.ts'
import { openEvent } from '../open-event.ts'
import { CheckInPage, DoorSessionsPage } from '../pages/check-in-page.tsx'
import type { ExpectedLine } from '../pages/door-line.tsx'
import { sessionWords } from './session-words.ts'

const sessionsShown = 50
// A phone asks every fifteen seconds, and sends each tick.
const sendingsAnHour = 4000
const hour = 3_600_000

/** `GET /agenda/{slug}/pointage`: the sessions of the last two days and those to come. */
export async function doorList(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const event = await openDoor(c)
  const after = new Date(now().getTime() - 48 * hour)
  const sessions = await doorSessions(db, event.id, { after, limit: sessionsShown })
  return renderPage(
    c,
    pageOf(c, event),
    <DoorSessionsPage
      lang={lang}
      event={event}
      sessions={sessions.map((one) => ({ ...one, when: sessionWords(lang, one, now()) }))}
    />,
  )
}

/** The event of the address, for those who tell its attendance. */
async function openDoor(c: Context<Env>): Promise<TellableEvent> {
  const { db, now } = c.get('services')
  const key = { slug: c.req.param('slug') ?? '' }
  return (await openEvent(db, c.get('actor'), key, now())).event
}

function pageOf(c: Context<Env>, event: TellableEvent) {
  const lang = c.get('lang')
  const t = checkInMessages[lang]
  const title = lang === 'en' && event.titleEn ? event.titleEn : event.titleFr
  return {
    title: t.titleOf(title),
    noIndex: true,
    styles: ['back-office' as const],
    breadcrumb: [
      { label: messages[lang].agenda, href: '/agenda' },
      { label: title, href: `/agenda/${event.slug}` },
      { label: t.title },
    ],
  }
}

/** `GET /agenda/{slug}/pointage/{id}?q=` */
export const door = (c: Context<Env>): Promise<Response> => show(c, false)

async function show(c: Context<Env>, wrong: boolean): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const event = await openDoor(c)
  const [session] = await doorSessions(db, event.id, { id: c.req.param('id') ?? '' })
  if (!session) throw new NotFound()
  const expected = await listExpected(db, session.id)
  const state = await doorState(db, session.id, now())
  const words = (c.req.query('q') ?? '').trim().slice(0, 100)
  const lines = expected.map((one) => lineOf(one, checkInMessages[lang].nameless))
  const until = session.end.getTime() + keptHours * hour
  return renderPage(
    c,
    { ...pageOf(c, event), status: wrong ? 422 : 200, scripts: ['check-in'] },
    <CheckInPage
      lang={lang}
      event={event}
      session={{
        id: session.id,
        when: sessionWords(lang, session, now()),
        expected: session.expected,
        over: session.end <= now(),
      }}
      until={until > now().getTime() ? until : null}
      lines={words ? lines.filter(({ name }) => fold(name).includes(fold(words))) : lines}
      state={state}
      total={sumOf([...Object.values(state.bookings), state.walkIns])}
      words={words}
      wrong={wrong}
    />,
  )
}

function lineOf(one: Expected, nameless: string): ExpectedLine {
  const details = one.structure ? [one.name, one.levelNote, one.accessNeeds] : [one.accessNeeds]
  return {
    id: one.id,
    kind: one.kind,
    name: one.structure ?? one.name ?? nameless,
    details: details.flatMap((detail) => detail || []),
    seats: one.seats,
    pupils: one.pupils ?? 0,
    adults: one.adults ?? 0,
  }
}

/** `POST /agenda/{slug}/pointage/{id}`: one line, or people who had not booked, without a script. */
export async function doorSent(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const slug = c.req.param('slug') ?? ''
  const sessionId = c.req.param('id') ?? ''
  await openDoor(c)
  const form = await c.req.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const read = sendingSchema.safeParse({ sentAt: now().toISOString(), ticks: [tickOf(text, now())] })
  if (!read.success) return show(c, true)
  limit(c)
  const ticks = onServerTime(read.data, now())
  await checkPeopleIn(db, c.get('actor'), { slug, sessionId, ticks }, now())
  const words = text('q')
  const query = words ? `?q=${encodeURIComponent(words)}` : ''
  const anchor = read.data.ticks[0]?.booking ? `#r-${read.data.ticks[0].booking}` : ''
  return c.redirect(localPath(c.get('lang'), `/agenda/${slug}/pointage/${sessionId}${query}${anchor}`), 303)
}

function tickOf(text: (name: string) => string, now: Date) {
  const act = text('act')
  const sign = act === 'absent' ? 0 : act === 'take-back' ? -1 : 1
  const counts = countNames.map((name) => {
    const typed = text(name)
    return [name, typed === '' ? 0 : /^\d{1,4}$/.test(typed) ? sign * Number(typed) : Number.NaN]
  })
  const booking = text('booking')
  return { id: randomUUID(), at: now.toISOString(), booking: booking || null, ...Object.fromEntries(counts) }
}

/** `POST /agenda/{slug}/pointage/{id}/envoi`: what a phone ticked, in JSON; it answers how the session stands. */
export async function doorSynced(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const slug = c.req.param('slug') ?? ''
  try {
    await openDoor(c)
    limit(c)
    const read = sendingSchema.safeParse(await c.req.json().catch(() => null))
    if (!read.success) throw new AppError('invalid')
    const ticks: Tick[] = onServerTime(read.data, now())
    const given = { slug, sessionId: c.req.param('id') ?? '', ticks }
    return c.json(await checkPeopleIn(db, c.get('actor'), given, now()), 200, { 'Cache-Control': 'no-store' })
  } catch (error) {
    // A script reads this: it is told in its own format, and never sent to sign in.
    if (error instanceof AppError) return problem(c, error)
    throw error
  }
}

function limit(c: Context<Env>): void {
  const actor = c.get('actor')
  if (actor.kind === 'person') c.get('services').limiter.count('check-in', actor.id, sendingsAnHour, 3600)
}
