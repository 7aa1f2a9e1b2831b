import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { VNode } from 'preact'
import { findOrganisation } from '#modules/directory/index.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { sessionsOfOrganisation } from '../coming-events.ts'
import { getEvents } from '../event-store.ts'
import { icalendar } from '../feeds/ical.ts'
import { messages } from '../messages/index.ts'
import { OrganisationAgendaPage, OrganisationEvents } from '../pages/organisation-agenda.tsx'
import { canAnnounce } from '../policy.ts'
import { calendarOf } from './feeds.ts'

const onThePage = 5
const perPage = 50
/** Sessions whose events a calendar holds. */
const inCalendar = 500

/** What an organisation has in the agenda, for its page; null when there is nothing and the reader announces nothing for it. */
export async function organisationEvents(
  c: Context<Env>,
  { id, slug }: { id: string; slug: string },
): Promise<VNode | null> {
  const { db, now } = c.get('services')
  const moment = now()
  const events = await sessionsOfOrganisation(db, id, { now: moment, limit: onThePage })
  const mayAnnounce = canAnnounce(c.get('actor'), { organisationId: id })
  if (events.total === 0 && !mayAnnounce) return null
  return (
    <OrganisationEvents
      lang={c.get('lang')}
      now={moment}
      slug={slug}
      events={events}
      announce={mayAnnounce ? `/agenda/proposer?structure=${slug}` : null}
    />
  )
}

/** `GET /annuaire/{slug}/agenda?quand=passes&page=` */
export async function organisationAgenda(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang].elsewhere
  const moment = now()
  const found = await findOrganisation(db, c.req.param('slug') ?? '')
  if ('movedTo' in found) return c.redirect(localPath(lang, `/annuaire/${found.movedTo}/agenda`), 301)
  const { id, slug, name } = found.organisation
  const past = c.req.query('quand') === 'passes'
  const page = Math.min(Math.max(1, Math.floor(Number(c.req.query('page')) || 1)), 1000)
  const events = await sessionsOfOrganisation(db, id, {
    now: moment,
    past,
    limit: perPage,
    offset: (page - 1) * perPage,
  })
  if (page > 1 && events.total === 0) throw new NotFound()
  const path = `/annuaire/${slug}/agenda`
  const title = past ? t.pastTitle(name) : t.pageTitle(name)
  return renderPage(
    c,
    {
      title: page > 1 ? `${title}, ${messages[lang].list.page(page)}` : title,
      description: `${title}. ${t.lead}`,
      canonical: past ? `${path}?quand=passes` : path,
      breadcrumb: [{ label: name, href: `/annuaire/${slug}` }, { label: messages[lang].agenda }],
      alternates: { 'text/calendar': localPath(lang, `${path}.ics`) },
    },
    <OrganisationAgendaPage
      lang={lang}
      now={moment}
      slug={slug}
      name={name}
      past={past}
      events={events}
      pages={{
        page,
        pages: Math.max(1, Math.ceil(events.total / perPage)),
        href: (number) => `${path}?${past ? 'quand=passes&' : ''}page=${number}`,
      }}
    />,
  )
}

/** `GET /annuaire/{slug}/agenda.ics`: its events to come, for one's calendar. */
export async function organisationCalendar(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const found = await findOrganisation(db, c.req.param('slug') ?? '')
  if ('movedTo' in found)
    return c.redirect(localPath(c.get('lang'), `/annuaire/${found.movedTo}/agenda.ics`), 301)
  const { id, slug, name } = found.organisation
  const { sessions } = await sessionsOfOrganisation(db, id, { now: now(), limit: inCalendar })
  const events = await getEvents(db, [...new Set(sessions.map((session) => session.slug))])
  const path = `/annuaire/${slug}/agenda`
  const calendar = calendarOf(c, messages[c.get('lang')].elsewhere.pageTitle(name), path, `${path}.ics`)
  async function* all() {
    yield events
  }
  const stamps = events.map((event) => `${event.id} ${event.sequence} ${event.updatedAt.getTime()}`)
  return streamFile(c, {
    pieces: () => icalendar(calendar, all()),
    type: 'text/calendar; charset=utf-8',
    version: createHash('sha256')
      .update([c.get('lang'), name, ...stamps].join(' '))
      .digest('hex')
      .slice(0, 20),
  })
}
