import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { type EntryQuery, eachEntry, parseQuery, queryString, searchRevision } from '#modules/search/index.ts'
import { csvFile } from '#platform/csv.ts'
import { NotFound } from '#platform/errors.ts'
import { geojsonFile } from '#platform/geojson.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { spanBetween, today } from '../days-model.ts'
import { toolFeature } from '../feeds/geojson.ts'
import { toolCalendar } from '../feeds/ical.ts'
import { toolColumns } from '../feeds/tool-columns.ts'
import { lendingOf } from '../lending-store.ts'
import { messages } from '../messages/index.ts'
import type { ToolSheet } from '../model.ts'
import { freeSlugs } from '../timetables.ts'
import { getTools } from '../tool-store.ts'

/** The language-free address of a list in another form. */
export const feedPath = (query: EntryQuery, extension: 'csv' | 'geojson' | 'pdf'): string =>
  `/outils.${extension}${queryString(query, { page: 1, sort: null })}`

const types = { csv: 'text/csv', geojson: 'application/geo+json' }

/** `GET /outils.{csv,geojson}`: exactly what the list shows under the same query string, on all its pages. */
export const listFeed =
  (extension: 'csv' | 'geojson') =>
  async (c: Context<Env>): Promise<Response> => {
    const { db, now } = c.get('services')
    const lang = c.get('lang')
    const origin = c.get('origin')
    const query = parseQuery(new URL(c.req.url).searchParams)
    const present = today(now())
    const span = spanBetween(query)
    const only = span && (await freeSlugs(db, span, present))
    async function* sheets(): AsyncGenerator<ToolSheet[]> {
      for await (const entries of eachEntry(db, query, { kinds: ['tool'], only, batch: 250 }))
        yield await getTools(
          db,
          entries.map((entry) => entry.id),
        )
    }
    async function* features() {
      for await (const tools of sheets()) yield tools.map((tool) => toolFeature(tool, { lang, origin }))
    }
    return streamFile(c, {
      pieces: () =>
        extension === 'csv' ? csvFile(sheets(), toolColumns(origin), lang) : geojsonFile(features()),
      type: `${types[extension]}; charset=utf-8`,
      filename: `outils-${present}.${extension}`,
      version: createHash('sha256')
        .update(`tools ${extension} ${lang} ${await searchRevision(db)} ${present} ${queryString(query)}`)
        .digest('hex')
        .slice(0, 20),
    })
  }

/** `GET /outils/{slug}.ics`: when its copies are taken and when it is closed, from half a year ago on; nobody’s name. */
export async function toolCalendarFile(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const origin = c.get('origin')
  const slug = (c.req.param('file') ?? '').replace(/\.ics$/, '')
  const [tool] = await getTools(db, [slug])
  const lending = (await lendingOf(db, [slug], today(now()))).get(slug)
  if (!tool || !lending) throw new NotFound()
  const t = messages[lang].calendar
  const title = (lang === 'en' ? tool.titleEn : null) ?? tool.titleFr
  const page = origin + localPath(lang, `/outils/${slug}`)
  const calendar = {
    name: t.name(title),
    description: t.description,
    page,
    host: new URL(origin).hostname,
    lang,
  }
  const body = toolCalendar(calendar, { ...tool, title }, lending)
  return streamFile(c, {
    pieces: async function* () {
      yield body
    },
    type: 'text/calendar; charset=utf-8',
    filename: `${slug}.ics`,
    version: createHash('sha256').update(body).digest('hex').slice(0, 20),
  })
}
