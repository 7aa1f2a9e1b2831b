import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import {
  answerVersion,
  type EntryQuery,
  eachEntryId,
  parseQuery,
  pastEntries,
  queryString,
  searchRevision,
  type TimeWindow,
} from '#modules/search/index.ts'
import { csvFile } from '#platform/csv.ts'
import type { Database } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { geojsonFile } from '#platform/geojson.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { eventFields, findEvent, getEventFields } from '../event-store.ts'
import { csvColumns, csvFields, type SessionRow, sessionRows } from '../feeds/csv-columns.ts'
import { fdsColumns, fdsRows } from '../feeds/fds-columns.ts'
import { eventFeatures } from '../feeds/geojson.ts'
import { calendarFields, icalendar } from '../feeds/ical.ts'
import { jsonFeed } from '../feeds/json-feed.ts'
import { toOpenAgenda } from '../feeds/open-agenda.ts'
import { type FeedSheet, feedFields, rss } from '../feeds/rss.ts'
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
    const window = windowOf(query, moment, region.schoolHolidays)
    const filename = `agenda-${moment.toISOString().slice(0, 10)}.${extension}`
    return streamFile(c, {
      pieces: () => pieces(c, extension, query, moment),
      type: `${[...feeds, ...exchanges].find((feed) => feed.extension === extension)?.type}; charset=utf-8`,
      // Calendars and feeds are followed by programs: only tables are files.
      ...(files.includes(extension) && { filename }),
      version: createHash('sha256')
        .update(
          `agenda ${extension} ${lang} ${await contentOf(db, extension, query, window)} ${queryString(query)}`,
        )
        .digest('hex')
        .slice(0, 20),
    })
  }

/** Those that say how near something is: they change while nothing else does. */
const ofThePresent: Extension[] = ['rss', 'json', 'openagenda.json']

/** What the answer of a feed depends on. No event is read: a program that already has it is told so at once. */
async function contentOf(
  db: Database,
  extension: Extension,
  query: EntryQuery,
  window: TimeWindow,
): Promise<string> {
  if (momentOf(query) === 'passes' || ofThePresent.includes(extension))
    return `${await searchRevision(db)} ${window.from}`
  return answerVersion(db, query, { kinds: ['event'], window })
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

/** Some fields of every event of a list, in its order. While some are written, the next ones are read. */
async function* sheets<Field extends keyof EventSheet>(
  c: Context<Env>,
  query: EntryQuery,
  moment: Date,
  fields: readonly Field[],
): AsyncGenerator<Pick<EventSheet, Field>[]> {
  const { db, region } = c.get('services')
  const window = windowOf(query, moment, region.schoolHolidays)
  let before: Promise<Pick<EventSheet, Field>[]> | null = null
  for await (const slugs of slugsOf(db, query, moment, window)) {
    const reading = getEventFields(db, slugs, fields)
    // Whoever leaves in between does not wait for it; whoever stays is told of its failure.
    reading.catch(() => {})
    if (before) yield await before
    before = reading
  }
  if (before) yield await before
}

async function* slugsOf(
  db: Database,
  query: EntryQuery,
  moment: Date,
  window: TimeWindow,
): AsyncGenerator<string[]> {
  if (momentOf(query) !== 'passes') return yield* eachEntryId(db, query, { kinds: ['event'], window, batch })
  for (let page = 1; ; page++) {
    const past = await pastEntries(db, { ...query, page }, { kinds: ['event'], before: moment, limit: batch })
    yield past.entries.map((entry) => entry.id)
    if (page >= past.pages) return
  }
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
  const reading = <Field extends keyof EventSheet>(fields: readonly Field[]) =>
    sheets(c, query, moment, fields)
  const whenOf = (sheet: FeedSheet) => {
    const next = sheet.sessions.find((session) => session.end > moment) ?? sheet.sessions.at(-1)
    return next ? whenInWords(lang, next, moment, sheet.timezone) : ''
  }
  if (extension === 'ics') return icalendar(calendar, reading(calendarFields))
  if (extension === 'rss') return rss(feed, reading(feedFields), whenOf)
  if (extension === 'json') return jsonFeed(feed, reading(feedFields), whenOf)
  if (extension === 'openagenda.json')
    return openAgendaFile(reading(eventFields), { origin, regionName: region.name, now: moment })
  if (extension === 'geojson') return geojsonFile(features(reading(eventFields), { lang, origin }))
  if (extension === 'fds.csv')
    return csvFile(fdsFile(reading(eventFields)), fdsColumns({ origin, regionName: region.name }), lang)
  return csvFile(rows(reading(csvFields)), csvColumns(origin), lang)
}

async function* rows(events: AsyncGenerator<SessionRow['sheet'][]>) {
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
