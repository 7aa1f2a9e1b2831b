import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import {
  answerVersion,
  type EntryQuery,
  parseQuery,
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
import { whenInWords } from '#platform/i18n/when.ts'
import { eachEvent } from '../each-event.ts'
import { eventFields, findEvent } from '../event-store.ts'
import { csvColumns, csvFields, type SessionRow, sessionRows } from '../feeds/csv-columns.ts'
import { datatourismeContext, datatourismeFile, toDatatourisme } from '../feeds/datatourisme.ts'
import { fdsColumns, fdsRows } from '../feeds/fds-columns.ts'
import { exchangeFormats, type FileExtension, feedFormats, feedPath } from '../feeds/formats.ts'
import { eventFeatures } from '../feeds/geojson.ts'
import { calendarFields, icalendar } from '../feeds/ical.ts'
import { jsonFeed } from '../feeds/json-feed.ts'
import { type FeedSheet, feedFields, rss } from '../feeds/rss.ts'
import { messages } from '../messages/index.ts'
import type { EventSheet } from '../model.ts'
import { momentOf, windowOf } from '../moments.ts'

const files: FileExtension[] = ['csv', 'fds.csv', 'geojson', 'datatourisme.jsonld']

/** `GET /agenda.{ics,rss,json,csv,geojson,fds.csv,datatourisme.jsonld}`: exactly what the list shows under the same query string, on all its pages. */
export const listFeed =
  (extension: FileExtension) =>
  async (c: Context<Env>): Promise<Response> => {
    const { db, region, now } = c.get('services')
    const lang = c.get('lang')
    const query = parseQuery(new URL(c.req.url).searchParams)
    const moment = now()
    const window = windowOf(query, moment, region.schoolHolidays)
    const filename = `agenda-${moment.toISOString().slice(0, 10)}.${extension}`
    return streamFile(c, {
      pieces: () => pieces(c, extension, query, moment),
      type: `${[...feedFormats, ...exchangeFormats].find((feed) => feed.extension === extension)?.type}; charset=utf-8`,
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
const ofThePresent: FileExtension[] = ['rss', 'json']

/** What the answer of a feed depends on. No event is read: a program that already has it is told so at once. */
async function contentOf(
  db: Database,
  extension: FileExtension,
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

/** `GET /agenda/{slug}.datatourisme.jsonld`: one event as DATAtourisme shapes it, in both languages. */
export async function eventDatatourisme(c: Context<Env>): Promise<Response> {
  const slug = (c.req.param('file') ?? '').replace(/\.datatourisme\.jsonld$/, '')
  const sheet = await findEvent(c.get('services').db, slug)
  if (!sheet) throw new NotFound()
  const body = { '@context': datatourismeContext, ...toDatatourisme(sheet, datatourismeSite(c)) }
  return c.body(JSON.stringify(body), 200, {
    'Content-Type': 'application/ld+json; charset=utf-8',
    'Cache-Control': 'no-cache',
  })
}

const datatourismeSite = (c: Context<Env>) => ({ origin: c.get('origin'), siteName: c.get('site').name })

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
  extension: FileExtension,
  query: EntryQuery,
  moment: Date,
): AsyncIterable<string> {
  const { db, region } = c.get('services')
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
    eachEvent(db, { query, moment, holidays: region.schoolHolidays }, fields)
  const whenOf = (sheet: FeedSheet) => {
    const next = sheet.sessions.find((session) => session.end > moment) ?? sheet.sessions.at(-1)
    return next ? whenInWords(lang, next, moment, sheet.timezone) : ''
  }
  if (extension === 'ics') return icalendar(calendar, reading(calendarFields))
  if (extension === 'rss') return rss(feed, reading(feedFields), whenOf)
  if (extension === 'json') return jsonFeed(feed, reading(feedFields), whenOf)
  if (extension === 'datatourisme.jsonld') return datatourismeFile(reading(eventFields), datatourismeSite(c))
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
