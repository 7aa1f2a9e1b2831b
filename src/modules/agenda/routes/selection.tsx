import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { icalendar } from '../feeds/ical.ts'
import { listSelected, mostSelected, parseSelection } from '../list-selected.ts'
import { messages } from '../messages/index.ts'
import { SelectionPage } from '../pages/selection-page.tsx'
import { calendarOf } from './feeds.ts'

const selectionPath = (slugs: string[], extension = '') =>
  `/agenda/selection${extension}${slugs.length > 0 ? `?e=${slugs.join(',')}` : ''}`

/** `GET /agenda/selection?e=…`: the events that a link holds; nothing is kept here. */
export async function selection(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang].selection
  const moment = now()
  const { events, missing } = await listSelected(db, parseSelection(new URL(c.req.url).searchParams), moment)
  const slugs = events.map((event) => event.slug)
  return renderPage(
    c,
    {
      title: t.title,
      description: t.lead,
      breadcrumb: [{ label: messages[lang].agenda, href: '/agenda' }, { label: t.title }],
      canonical: '/agenda/selection',
      scripts: ['selection', 'copy'],
      noIndex: true,
    },
    <SelectionPage
      lang={lang}
      now={moment}
      most={mostSelected}
      missing={missing}
      events={events.map((event) => ({
        event,
        without: selectionPath(slugs.filter((each) => each !== event.slug)),
      }))}
      calendar={selectionPath(slugs, '.ics')}
      programme={selectionPath(slugs, '.pdf')}
      link={c.get('origin') + localPath(lang, selectionPath(slugs))}
    />,
  )
}

/** `GET /agenda/selection.ics?e=…`: the same for one's calendar. */
export async function selectionCalendar(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const { events } = await listSelected(db, parseSelection(new URL(c.req.url).searchParams), now())
  const slugs = events.map((event) => event.slug)
  const calendar = calendarOf(
    c,
    messages[lang].selection.title,
    selectionPath(slugs),
    selectionPath(slugs, '.ics'),
  )
  async function* all() {
    yield events
  }
  const stamps = events.map((event) => `${event.id} ${event.sequence} ${event.updatedAt.getTime()}`)
  return streamFile(c, {
    pieces: () => icalendar(calendar, all()),
    type: 'text/calendar; charset=utf-8',
    filename: 'selection.ics',
    version: createHash('sha256')
      .update([lang, ...stamps].join(' '))
      .digest('hex')
      .slice(0, 20),
  })
}
