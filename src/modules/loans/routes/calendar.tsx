import type { Context } from 'hono'
import { plusDays, today } from '#modules/tools/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { calendarSince, followedLoans, personOfCalendar } from '../follow/calendar-store.ts'
import { closeCalendar, openCalendar } from '../follow/change-calendar.ts'
import { loansCalendar } from '../follow/loans-calendar.ts'
import { followMessages } from '../messages/follow.ts'
import { messages } from '../messages/index.ts'
import { CalendarPage } from '../pages/calendar-page.tsx'
import { canFollowLoans } from '../policy.ts'

const path = '/compte/prets/calendrier'
const changesAnHour = 30
const readingsAnHour = 600
/** Days after its end for which a loan stays in the calendar. */
const keptDays = 180

/** `GET /compte/prets/calendrier`: whether one's loans have a secret address, and how to get or end it. */
export async function calendarPage(c: Context<Env>): Promise<Response> {
  return show(c, null)
}

/** `POST /compte/prets/calendrier`: a new secret address, shown this once; or none any more. */
export async function changeCalendar(c: Context<Env>): Promise<Response> {
  const { db, limiter, now } = c.get('services')
  const actor = c.get('actor')
  authorise(canFollowLoans, actor, undefined)
  if (actor.kind === 'person') limiter.count('loan-calendar', actor.id, changesAnHour, 3600)
  const form = await c.req.formData()
  if (form.get('act') === 'open') return show(c, await openCalendar(db, actor, now()))
  if (form.get('act') === 'close') await closeCalendar(db, actor, now())
  return c.redirect(localPath(c.get('lang'), path), 303)
}

async function show(c: Context<Env>, secret: string | null): Promise<Response> {
  const actor = c.get('actor')
  authorise(canFollowLoans, actor, undefined)
  const lang = c.get('lang')
  const t = followMessages[lang]
  const since = await calendarSince(c.get('services').db, actor.kind === 'person' ? actor.id : '')
  if (secret) c.header('Cache-Control', 'no-store')
  return renderPage(
    c,
    {
      title: t.title,
      noIndex: true,
      styles: ['back-office'],
      scripts: secret ? ['copy'] : [],
      canonical: path,
      breadcrumb: [{ label: messages[lang].loans, href: '/compte/prets' }, { label: t.crumb }],
    },
    <CalendarPage
      lang={lang}
      since={since}
      address={secret && c.get('origin') + localPath(lang, `/prets/calendrier/${secret}.ics`)}
    />,
  )
}

/** `GET /prets/calendrier/{secret}.ics`: the loans of whoever it was given to. @throws NotFound for an address that opens nothing, or nothing any more */
export async function followedCalendar(c: Context<Env>): Promise<Response> {
  const { db, limiter, now } = c.get('services')
  limiter.count('loan-calendar-read', visitorAddress(c), readingsAnHour, 3600)
  const secret = /^([\w-]{43})\.ics$/.exec(c.req.param('file') ?? '')?.[1]
  const personId = secret && (await personOfCalendar(db, secret))
  if (!personId) throw new NotFound()
  const origin = c.get('origin')
  const loans = await followedLoans(db, personId, plusDays(today(now()), -keptDays))
  return c.body(loansCalendar(loans, { lang: c.get('lang'), origin, host: new URL(origin).host }), 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'inline; filename="prets.ics"',
    'Cache-Control': 'private, no-cache',
    'X-Robots-Tag': 'noindex',
    'Referrer-Policy': 'no-referrer',
  })
}
