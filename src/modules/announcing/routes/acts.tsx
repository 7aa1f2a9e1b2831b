import type { Context } from 'hono'
import {
  changeSession,
  type EditableEvent,
  listEventVersions,
  movedSessions,
  removeEvent,
  repeatEvent,
  restoreEvent,
  type SessionInput,
  sessionStatuses,
  usualWeeks,
} from '#modules/agenda/index.ts'
import { Conflict, type FieldError, Invalid, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { cleanLine, onTheClock } from '../form-model.ts'
import { messages } from '../messages/index.ts'
import { type DateInput, type DateLine, DatesPage } from '../pages/dates-page.tsx'
import { PastPage } from '../pages/past-page.tsx'
import { RepeatPage } from '../pages/repeat-page.tsx'
import { WithdrawPage } from '../pages/withdraw-page.tsx'
import { momentsOf } from '../read-event.ts'
import { openEvent } from './open-event.ts'
import { whenOf } from './when.ts'

/** What every page of an event says of itself. */
function pageOf(c: Context<Env>, event: EditableEvent, title: string, status: 200 | 409 | 422 = 200) {
  const t = messages[c.get('lang')]
  return {
    title,
    status,
    noIndex: true,
    styles: ['back-office' as const],
    breadcrumb: [
      { label: t.agenda, href: '/agenda' },
      { label: event.content.titleFr, href: `/agenda/${event.slug}` },
      { label: title },
    ],
  }
}

/** `GET /agenda/{slug}/dates`, `GET /agenda/{slug}/dates/{id}` */
export async function datesPage(c: Context<Env>): Promise<Response> {
  const event = await openEvent(c)
  const id = c.req.param('id')
  const session = event.content.sessions.find((each) => each.id === id)
  if (id && !session) throw new NotFound()
  return showDates(c, event, session ? { session, input: inputOf(event, session), errors: [] } : null)
}

function inputOf(event: EditableEvent, session: SessionInput): DateInput {
  const [date, begin] = onTheClock(session.begin)
  const [, end] = onTheClock(session.end)
  return {
    status: session.status ?? 'scheduled',
    date,
    begin,
    end,
    onlineLink: event.content.onlineLink ?? '',
    message: '',
  }
}

/** `POST /agenda/{slug}/dates/{id}`: how one date stands from now on, public at once. */
export async function changeDate(c: Context<Env>): Promise<Response> {
  const event = await openEvent(c)
  const session = event.content.sessions.find((each) => each.id === c.req.param('id'))
  if (!session?.id) throw new NotFound()
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const form = await c.req.formData()
  const text = (name: string) => cleanLine(String(form.get(name) ?? ''))
  const input = Object.fromEntries(
    Object.keys(inputOf(event, session)).map((name) => [name, text(name)]),
  ) as DateInput
  const status = sessionStatuses.find((each) => each === input.status) ?? 'scheduled'
  const times = momentsOf(input.date, input.begin, input.end)
  if (!times)
    return showDates(c, event, {
      session,
      input,
      errors: [{ field: 'date', message: messages[lang].errors.session(input.date || '…') }],
    })
  try {
    const change = { status, ...times, onlineLink: input.onlineLink || null, message: input.message }
    await changeSession(db, c.get('actor'), { slug: event.slug, sessionId: session.id, change, lang }, now())
  } catch (error) {
    if (error instanceof Invalid) return showDates(c, event, { session, input, errors: error.fields })
    throw error
  }
  return c.redirect(localPath(lang, `/agenda/${event.slug}/dates?fait=date`), 303)
}

async function showDates(
  c: Context<Env>,
  event: EditableEvent,
  chosen: { session: SessionInput; input: DateInput; errors: FieldError[] } | null,
): Promise<Response> {
  const lang = c.get('lang')
  const now = c.get('services').now()
  const t = messages[lang]
  const line = (session: SessionInput): DateLine => ({
    id: session.id ?? '',
    when: whenOf(lang, session.begin, now),
    status: session.status ?? 'scheduled',
  })
  const title = t.dates.title(event.content.titleFr)
  return renderPage(
    c,
    pageOf(c, event, title, chosen && chosen.errors.length > 0 ? 422 : 200),
    <DatesPage
      lang={lang}
      event={{ slug: event.slug, title: event.content.titleFr }}
      dates={event.content.sessions.filter((session) => session.end > now).map(line)}
      chosen={chosen && { ...chosen, line: line(chosen.session) }}
      notice={c.req.query('fait') === 'date' ? t.dates.done : null}
    />,
  )
}

/** `GET /agenda/{slug}/reconduire?semaines=` */
export async function repeatPage(c: Context<Env>): Promise<Response> {
  const event = await openEvent(c)
  const now = c.get('services').now()
  return showRepeat(c, event, c.req.query('semaines') ?? String(usualWeeks(event.content.sessions, now)))
}

/** `POST /agenda/{slug}/reconduire`: makes the draft, and opens its form. */
export async function makeRepeat(c: Context<Env>): Promise<Response> {
  const event = await openEvent(c)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const given = String((await c.req.formData()).get('semaines') ?? '')
  const weeks = weeksIn(given)
  if (weeks === null) return showRepeat(c, event, given)
  const saved = await repeatEvent(db, c.get('actor'), { slug: event.slug, weeks, lang }, now())
  return c.redirect(localPath(lang, `/agenda/${saved.slug}/modifier?fait=garde`), 303)
}

const weeksIn = (text: string): number | null =>
  /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 520 ? Number(text) : null

async function showRepeat(c: Context<Env>, event: EditableEvent, given: string): Promise<Response> {
  const lang = c.get('lang')
  const now = c.get('services').now()
  const t = messages[lang].repeatEvent
  const weeks = weeksIn(given)
  const moved = weeks === null ? [] : movedSessions(event.content.sessions, weeks)
  const dates = event.content.sessions.slice(0, moved.length).map((session, at) => ({
    id: session.id ?? String(at),
    from: whenOf(lang, session.begin, now),
    to: whenOf(lang, moved[at]?.begin ?? session.begin, now),
  }))
  return renderPage(
    c,
    pageOf(c, event, t.title(event.content.titleFr), weeks === null ? 422 : 200),
    <RepeatPage
      lang={lang}
      event={{ slug: event.slug, title: event.content.titleFr, mayRepeat: event.organiser !== null }}
      weeks={given.slice(0, 10)}
      dates={dates}
      errors={weeks === null ? [{ field: 'semaines', message: t.wrong }] : []}
    />,
  )
}

/** `GET /agenda/{slug}/retirer` */
export async function withdrawPage(c: Context<Env>): Promise<Response> {
  const event = await openEvent(c)
  const lang = c.get('lang')
  const shown = { slug: event.slug, title: event.content.titleFr, removed: event.state === 'removed' }
  return renderPage(
    c,
    pageOf(c, event, messages[lang].withdraw.title(shown.title)),
    <WithdrawPage lang={lang} event={shown} />,
  )
}

/** `POST /agenda/{slug}/retirer`: withdraws, or brings back, as the button pressed says. */
export async function withdraw(c: Context<Env>): Promise<Response> {
  const event = await openEvent(c)
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const form = await c.req.formData()
  const restores = form.get('act') === 'restore'
  try {
    if (restores) await restoreEvent(db, actor, event.slug, now())
    else
      await removeEvent(
        db,
        actor,
        event.slug,
        cleanLine(String(form.get('reason') ?? '')).slice(0, 1000),
        now(),
      )
  } catch (error) {
    // Pressed twice: it is as it was wanted.
    if (!(error instanceof Conflict)) throw error
  }
  const done = restores ? 'remis' : 'retire'
  return c.redirect(localPath(c.get('lang'), `/compte/evenements?fait=${done}`), 303)
}

/** `GET /agenda/{slug}/historique` */
export async function pastPage(c: Context<Env>): Promise<Response> {
  const event = await openEvent(c, 'read')
  const lang = c.get('lang')
  const title = event.content.titleFr
  return renderPage(
    c,
    pageOf(c, event, messages[lang].past.title(title)),
    <PastPage lang={lang} title={title} versions={await listEventVersions(c.get('services').db, event.id)} />,
  )
}
