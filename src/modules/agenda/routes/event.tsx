import type { Context } from 'hono'
import { emptyQuery, listEntries } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { whenInWords } from '#platform/i18n/when.ts'
import { renderMarkdown } from '#platform/markdown.ts'
import { renderPage } from '#ui/page.tsx'
import { getEditableEvent } from '../editable-store.ts'
import { eventsById, findEvent, whereSlugLeads } from '../event-store.ts'
import { eventAlternates } from '../feeds/formats.ts'
import { eventJsonLd } from '../json-ld.ts'
import { messages } from '../messages/index.ts'
import type { EventSheet } from '../model.ts'
import { windowOf } from '../moments.ts'
import { EventPage, type Keeping } from '../pages/event-page.tsx'
import { canEditEvent, canSeeUnpublishedEvent } from '../policy.ts'
import { type SeatsOffer, withSeats } from '../seats-model.ts'

/** How an event is booked on this site; null when it is not. It stands above this module, and is given to it. */
export type FindSeats = (db: Database, eventId: string, now: Date) => Promise<SeatsOffer | null>

/** The tool on loan that an event shows, with its link; null when it shows none. It stands above this module too. */
export type FindTool = (
  db: Database,
  eventId: string,
  lang: Lang,
) => Promise<{ href: string; title: string } | null>

/** `GET /agenda/{slug}`: one event. An address it had before leads to it; one that was withdrawn says so. */
export const showEvent = (findSeats: FindSeats, findTool: FindTool) => (c: Context<Env>) =>
  eventSheet(c, findSeats, findTool)

async function eventSheet(c: Context<Env>, findSeats: FindSeats, findTool: FindTool): Promise<Response> {
  const { db, region, now } = c.get('services')
  const lang = c.get('lang')
  const slug = c.req.param('slug') ?? ''
  const keeping = await keepingOf(c, slug)
  const stored =
    (await findEvent(db, slug)) ?? (keeping ? (await eventsById(db, [keeping.id]))[0] : undefined)
  if (!stored) return elsewhere(c, slug)
  const t = messages[lang]
  const moment = now()
  const seats = await findSeats(db, stored.id, moment)
  const sheet = withSeats(stored, seats)
  const path = `/agenda/${slug}`
  const isPublic = keeping === null || keeping.state === 'published'
  const title = (lang === 'en' ? sheet.titleEn : null) ?? sheet.titleFr
  const next = sheet.sessions.find((session) => session.end > moment) ?? sheet.sessions.at(-1)
  const where = sheet.places[0]?.commune?.name ?? sheet.places[0]?.locality ?? ''
  const description = (lang === 'en' ? sheet.descriptionEn : null) ?? sheet.descriptionFr
  return renderPage(
    c,
    {
      title: where ? `${title}, ${where}` : title,
      description: t.sheet.description(
        title,
        where,
        next ? whenInWords(lang, next, moment, sheet.timezone) : '',
      ),
      breadcrumb: [{ label: t.agenda, href: '/agenda' }, { label: title }],
      canonical: path,
      noIndex: sheet.demo || !isPublic,
      scripts: ['selection'],
      alternates: isPublic ? alternatesOf(sheet, lang) : {},
      jsonLd: eventJsonLd(sheet, { origin: c.get('origin'), regionName: region.name, lang, now: moment }),
    },
    <EventPage
      lang={lang}
      now={moment}
      sheet={sheet}
      description={description ? renderMarkdown(description) : ''}
      similar={await similarTo(c, sheet, moment)}
      keeping={keeping}
      tool={await findTool(db, stored.id, lang)}
      seats={keeping && keeping.state !== 'published' ? null : seats}
    />,
  )
}

/** Other forms of a public event, by their type. */
const alternatesOf = (sheet: EventSheet, lang: Lang) =>
  Object.fromEntries(
    eventAlternates(sheet).map(({ type, path, translated }) => [
      type,
      translated ? localPath(lang, path) : path,
    ]),
  )

/** What somebody may do with an event and how it stands, for those who look after it; null for everybody else. */
async function keepingOf(c: Context<Env>, slug: string): Promise<(Keeping & { id: string }) | null> {
  const actor = c.get('actor')
  if (actor.kind !== 'person') return null
  const event = await getEditableEvent(c.get('services').db, slug)
  const owned = { organiserId: event?.organiser?.id ?? null }
  if (!event || event.slug !== slug || !canSeeUnpublishedEvent(actor, owned)) return null
  const { id, state, decidedReason } = event
  const mayEdit = canEditEvent(actor, owned)
  return { id, state, decidedReason, mayEdit, mayRepeat: mayEdit && owned.organiserId !== null }
}

/** An address that is no published event's: where it leads, with the same ending, or that nothing is there any more. */
export async function elsewhere(c: Context<Env>, slug: string, ending = ''): Promise<Response> {
  const led = await whereSlugLeads(c.get('services').db, slug)
  if (led?.state === 'published')
    return c.redirect(localPath(c.get('lang'), `/agenda/${led.slug}${ending}`), 301)
  if (led?.state === 'removed') throw new AppError('gone')
  throw new NotFound()
}

/** Others to come about the same things, the nearest first when it stands somewhere. */
async function similarTo(c: Context<Env>, sheet: EventSheet, now: Date) {
  const lang = c.get('lang')
  const theme = sheet.themes.map((each) => each.code)
  const near = sheet.places[0]?.point ?? null
  if (theme.length === 0 && !near) return []
  const query = { ...emptyQuery, facets: theme.length > 0 ? { theme } : {}, near }
  const list = await listEntries(c.get('services').db, query, {
    kinds: ['event'],
    window: windowOf(emptyQuery, now, []),
    limit: 4,
  })
  return list.entries
    .filter((entry) => entry.id !== sheet.slug)
    .slice(0, 3)
    .map((entry) => ({
      path: entry.path,
      title: entry.title,
      when: entry.next ? whenInWords(lang, entry.next, now) : '',
      where: entry.subtitle,
    }))
}
