import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import {
  type EntryQuery,
  eachEntry,
  parseQuery,
  pastEntries,
  queryString,
  searchRevision,
} from '#modules/search/index.ts'
import { csvFile } from '#platform/csv.ts'
import { NotFound } from '#platform/errors.ts'
import { geojsonFile } from '#platform/geojson.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { findEvent, getEvents } from '../event-store.ts'
import { csvColumns, sessionRows } from '../feeds/csv-columns.ts'
import { fdsColumns, fdsRows } from '../feeds/fds-columns.ts'
import { eventFeatures } from '../feeds/geojson.ts'
import { icalendar } from '../feeds/ical.ts'
import { jsonFeed } from '../feeds/json-feed.ts'
import { toOpenAgenda } from '../feeds/open-agenda.ts'
import { rss } from '../feeds/rss.ts'
import { messages } from '../messages/index.ts'
import type { EventSheet } from '../model.ts'
import { momentOf, windowOf } from '../moments.ts'
import { whenInWords } from '../pages/when.ts'

/** What a list can be followed by or taken away in. */
export const feeds = [
  { extension: 'ics', type: 'text/calendar', label: (lang: Lang) => messages[lang].list.calendar },
  { extension: 'rss', type: 'application/rss+xml', label: () => 'RSS' },
  { extension: 'json', type: 'application/feed+json', label: () => 'JSON Feed' },
  { extension: 'csv', type: 'text/csv', label: () => 'CSV' },
  { extension: 'geojson', type: 'application/geo+json', label: () => 'GeoJSON' },
] as const
/** The same for programs that read OpenAgenda's API v2, or the open data of Fête de la science. */
const exchanges = [
  { extension: 'openagenda.json', type: 'application/json' },
  { extension: 'fds.csv', type: 'text/csv' },
] as const
export const feedExtensions = [...feeds, ...exchanges].map(({ extension }) => extension)
const files: Extension[] = ['csv', 'fds.csv', 'geojson']
type Extension = (typeof feedExtensions)[number]

/** The language-free address of a list in another form. */
export const feedPath = (query: EntryQuery, extension: string): string =>
  `/agenda.${extension}${queryString(query, { page: 1, sort: null })}`

const batch = 250

/** `GET /agenda.{ics,rss,json,csv,geojson,openagenda.json,fds.csv}`: exactly what the list shows under the same query string, on all its pages. */
export const listFeed =
  (extension: Extension) =>
  async (c: Context<Env>): Promise<Response> => {
    const { db, region, now } = c.get('services')
    const lang = c.get('lang')
    const query = parseQuery(new URL(c.req.url).searchParams)
    const moment = now()
    const { from } = windowOf(query, moment, region.schoolHolidays)
    const filename = `agenda-${moment.toISOString().slice(0, 10)}.${extension}`
    return streamFile(c, {
      pieces: () => pieces(c, extension, query, sheets(c, query, moment), moment),
      type: `${[...feeds, ...exchanges].find((feed) => feed.extension === extension)?.type}; charset=utf-8`,
      // Calendars and feeds are followed by programs: only tables are files.
      ...(files.includes(extension) && { filename }),
      version: createHash('sha256')
        .update(`agenda ${extension} ${lang} ${await searchRevision(db)} ${from} ${queryString(query)}`)
        .digest('hex')
        .slice(0, 20),
    })
  }

/** `GET /agenda/{slug}.ics`: one event for one's calendar, all its sessions. */
export async function eventCalendar(c: Context<Env>): Promise<Response> {
  const slug = (c.req.param('file') ?? '').replace(/\.ics$/, '')
  const sheet = await findEvent(c.get('services').db, slug)
  if (!sheet) throw new NotFound()
  async function* one() {
    yield [sheet as EventSheet]
  }
  return streamFile(c, {
    pieces: () => icalendar(calendarOf(c, sheet.titleFr, `/agenda/${slug}`, `/agenda/${slug}.ics`), one()),
    type: 'text/calendar; charset=utf-8',
    filename: `${slug}.ics`,
    version: `${sheet.sequence}-${sheet.updatedAt.getTime()}-${c.get('lang')}`,
  })
}

async function* sheets(c: Context<Env>, query: EntryQuery, moment: Date): AsyncGenerator<EventSheet[]> {
  const { db } = c.get('services')
  const slugs = (entries: { id: string }[]) =>
    getEvents(
      db,
      entries.map((entry) => entry.id),
    )
  if (momentOf(query) === 'passes') {
    for (let page = 1; ; page++) {
      const past = await pastEntries(
        db,
        { ...query, page },
        { kinds: ['event'], before: moment, limit: batch },
      )
      yield await slugs(past.entries)
      if (page >= past.pages) return
    }
  }
  for await (const entries of eachEntry(db, query, {
    kinds: ['event'],
    window: windowOf(query, moment, c.get('services').region.schoolHolidays),
    batch,
  }))
    yield await slugs(entries)
}

/** What a calendar says of itself: its name, its page, its own address. */
export function calendarOf(c: Context<Env>, name: string, page: string, feed: string) {
  const { region } = c.get('services')
  const lang = c.get('lang')
  const origin = c.get('origin')
  return {
    name,
    description: messages[lang].list.description(lang === 'en' ? region.inEn : region.inFr),
    url: origin + localPath(lang, page),
    source: origin + localPath(lang, feed),
    host: new URL(origin).hostname,
    origin,
    lang,
  }
}

function pieces(
  c: Context<Env>,
  extension: Extension,
  query: EntryQuery,
  events: AsyncGenerator<EventSheet[]>,
  moment: Date,
): AsyncIterable<string> {
  const { region } = c.get('services')
  const lang = c.get('lang')
  const origin = c.get('origin')
  const title = `${messages[lang].agenda}, Maillage ${region.name}`
  const page = `/agenda${queryString(query, { page: 1 })}`
  const calendar = calendarOf(c, title, page, feedPath(query, extension))
  const feed = {
    title,
    description: calendar.description,
    homeUrl: calendar.url,
    feedUrl: calendar.source,
    lang,
    origin,
  }
  const whenOf = (sheet: EventSheet) => {
    const next = sheet.sessions.find((session) => session.end > moment) ?? sheet.sessions.at(-1)
    return next ? whenInWords(lang, next, moment, sheet.timezone) : ''
  }
  if (extension === 'ics') return icalendar(calendar, events)
  if (extension === 'rss') return rss(feed, events, whenOf)
  if (extension === 'json') return jsonFeed(feed, events, whenOf)
  if (extension === 'openagenda.json')
    return openAgendaFile(events, { origin, regionName: region.name, now: moment })
  if (extension === 'geojson') return geojsonFile(features(events, { lang, origin }))
  if (extension === 'fds.csv')
    return csvFile(fdsFile(events), fdsColumns({ origin, regionName: region.name }), lang)
  return csvFile(rows(events), csvColumns(origin), lang)
}

async function* rows(events: AsyncGenerator<EventSheet[]>) {
  for await (const each of events) yield sessionRows(each)
}

async function* fdsFile(events: AsyncGenerator<EventSheet[]>) {
  for await (const each of events) yield fdsRows(each)
}

async function* features(events: AsyncGenerator<EventSheet[]>, site: { lang: Lang; origin: string }) {
  for await (const each of events) yield each.flatMap((sheet) => eventFeatures(sheet, site))
}

/** `{"events":[…]}`, as `GET /v2/agendas/{uid}/events?detailed=1` answers. */
async function* openAgendaFile(
  events: AsyncGenerator<EventSheet[]>,
  site: { origin: string; regionName: string; now: Date },
): AsyncGenerator<string> {
  yield '{"events":['
  let separator = ''
  for await (const each of events) {
    if (each.length === 0) continue
    yield separator + each.map((sheet) => JSON.stringify(toOpenAgenda(sheet, site))).join(',\n')
    separator = ',\n'
  }
  yield ']}\n'
}
