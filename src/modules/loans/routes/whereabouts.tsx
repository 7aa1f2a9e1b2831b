import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { placesMap } from '#modules/map/index.ts'
import { cleanText, getTools, today } from '#modules/tools/index.ts'
import { csvFile } from '#platform/csv.ts'
import { geojsonFile } from '#platform/geojson.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { whereaboutsMessages } from '../messages/whereabouts.ts'
import { WhereaboutsPage } from '../pages/whereabouts-page.tsx'
import { whereaboutsColumns, whereaboutsFeature } from '../whereabouts-columns.ts'
import {
  countByTown,
  type Looked,
  nextWays,
  placesAPage,
  type TownCount,
  type Whereabouts,
  whereTheyAre,
} from '../whereabouts-store.ts'

const path = '/outils/en-ce-moment'
/** Lines of a file at most; circles of a map. */
const mostInFile = 20_000
const mostOnMap = 400
/** Copies of which the next journey is drawn: more would hide the map, and cost. */
const mostOnTheirWay = 400

function lookedOf(c: Context<Env>): Looked {
  const [commune = '', tool = ''] = [c.req.query('commune'), c.req.query('outil')]
  return {
    commune: /^\d[0-9AB]\d{3}$/.test(commune) ? commune : null,
    tool: /^[a-z0-9-]{1,200}$/.test(tool) ? tool : null,
    words: cleanText(c.req.query('q')).slice(0, 100),
  }
}

/** `GET /outils/en-ce-moment?commune=&outil=&q=&page=` */
export async function whereaboutsPage(c: Context<Env>): Promise<Response> {
  const { db, now, config } = c.get('services')
  const lang = c.get('lang')
  const t = whereaboutsMessages[lang]
  const looked = lookedOf(c)
  const { commune, tool, words } = looked
  const page = Math.min(Math.max(1, Math.floor(Number(c.req.query('page')) || 1)), 1000)
  const present = today(now())
  const part = { limit: placesAPage, offset: (page - 1) * placesAPage }
  const [copies, here, [shown]] = await Promise.all([
    whereTheyAre(db, looked, part, present),
    countByTown(db, looked),
    tool ? getTools(db, [tool]) : [],
  ])
  const total = here.reduce((sum, { count }) => sum + count, 0)
  const drawsWays = total <= mostOnTheirWay
  const ways = drawsWays ? await nextWays(db, looked, present, mostOnTheirWay) : []
  const query = (to: number) =>
    new URLSearchParams([
      ...Object.entries({ commune: commune ?? '', outil: tool ?? '', q: words }).filter(([, said]) => said),
      ...(to > 1 ? [['page', String(to)]] : []),
    ]).toString()
  return renderPage(
    c,
    {
      styles: ['tool'],
      title: t.title,
      description: t.lead(total, here.length),
      canonical: path,
      breadcrumb: [{ label: messages[lang].tools, href: '/outils' }, { label: t.crumb }],
    },
    <WhereaboutsPage
      lang={lang}
      towns={byTown(copies, lang)}
      total={total}
      townCount={here.length}
      only={commune ? (here[0]?.name ?? commune) : null}
      tool={
        tool === null
          ? null
          : { slug: tool, title: (lang === 'en' && shown?.titleEn) || (shown?.titleFr ?? tool) }
      }
      words={words}
      demo={copies.some(({ demo }) => demo)}
      page={page}
      pages={Math.max(1, Math.ceil(total / placesAPage))}
      pageHref={(to) => `${path}${query(to) && `?${query(to)}`}`}
      files={['csv', 'geojson'].map((extension) => ({
        label: extension === 'csv' ? 'CSV' : 'GeoJSON',
        href: `${path}.${extension}${query(1) && `?${query(1)}`}`,
      }))}
      map={await mapOf(config.regionPack, { counts: here, ways, query: query(1) }, lang)}
      drawsWays={drawsWays}
      date={formatShortDate(lang, now())}
    />,
  )
}

/** Copies that follow one another in one commune, under its name. */
function byTown(copies: Whereabouts[], lang: Lang) {
  const towns: { name: string | null; code: string | null; copies: ReturnType<typeof shown>[] }[] = []
  const shown = ({ titleFr, titleEn, ...copy }: Whereabouts) => ({
    ...copy,
    title: (lang === 'en' && titleEn) || titleFr,
  })
  for (const copy of copies) {
    const code = copy.town?.code ?? null
    if (towns.length === 0 || towns.at(-1)?.code !== code)
      towns.push({ name: copy.town?.name ?? null, code, copies: [] })
    towns.at(-1)?.copies.push(shown(copy))
  }
  return towns
}

function mapOf(
  pack: string,
  drawn: { counts: TownCount[]; ways: Awaited<ReturnType<typeof nextWays>>; query: string },
  lang: Lang,
) {
  const t = whereaboutsMessages[lang]
  const { counts, ways, query } = drawn
  const to = (code: string) => {
    const asked = new URLSearchParams(query)
    asked.set('commune', code)
    return localPath(lang, `${path}?${asked}`)
  }
  const places = counts
    .toSorted((a, b) => b.count - a.count)
    .slice(0, mostOnMap)
    .flatMap(({ lon, lat, name, count, code }) =>
      lon === null || lat === null
        ? []
        : [
            {
              lon,
              lat,
              count,
              label: t.mapLink(name, count),
              href: to(code),
            },
          ],
    )
  const description = t.mapDescription(places.length, ways.length)
  return placesMap(pack, { title: t.mapTitle, description, places, ways })
}

/** `GET /outils/en-ce-moment.{csv,geojson}?commune=&outil=&q=`: the same list, whole. */
export const whereaboutsFile =
  (extension: 'csv' | 'geojson') =>
  async (c: Context<Env>): Promise<Response> => {
    const { db, now } = c.get('services')
    const lang = c.get('lang')
    const origin = c.get('origin')
    const rows = await whereTheyAre(db, lookedOf(c), { limit: mostInFile }, today(now()))
    async function* batches() {
      yield rows
    }
    async function* features() {
      yield rows.map((row) => whereaboutsFeature(row, origin, lang))
    }
    return streamFile(c, {
      pieces: () =>
        extension === 'csv' ? csvFile(batches(), whereaboutsColumns(origin), lang) : geojsonFile(features()),
      type: extension === 'csv' ? 'text/csv; charset=utf-8' : 'application/geo+json; charset=utf-8',
      filename: `outils-en-ce-moment.${extension}`,
      version: createHash('sha256')
        .update(JSON.stringify([extension, lang, rows]))
        .digest('hex')
        .slice(0, 20),
    })
  }
