import { LRUCache } from 'lru-cache'
import { renderToString } from 'preact-render-to-string'
import type { Topology } from 'topojson-specification'
import { type EntryQuery, queryString } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { type Bounds, heightFor } from './drawing.ts'
import { groundVersion } from './ground.ts'
import { type LocatedPoints, locatePoints, type Shown } from './locate-points.ts'
import { mapMessages } from './messages/index.ts'
import { boundsAround, pictureOf } from './picture.ts'
import { staticMap } from './static-map.tsx'
import { surveyGround } from './survey-ground.ts'

// When a region has neither contours nor anything on them yet: metropolitan France.
const anywhere: Bounds = [-5.2, 41.3, 9.6, 51.1]

const width = 640

/** What a map is asked: a question over organisations or events, on a page of the site. */
export type MapAsked = {
  lang: Lang
  /** « en Hauts-de-France » */
  regionIn: string
  /** Folder of the region pack. */
  pack: string
  query: EntryQuery
  shown: Shown
  /** Language-free address of the page under a question: where a cluster of the drawing leads, closer. */
  pageAt: (query: EntryQuery) => string
  /** Where links of points open: `_blank` from a frame. */
  target?: '_blank' | undefined
}

/** A map drawn, and what its script needs to take over. */
export type MapMade = {
  kind: Shown['kind']
  filters: string
  bounds: Bounds
  regionBounds: Bounds
  groundVersion: string
  credit: string
  words: Record<string, string>
  drawing: string
  /** How many things of the answer stand somewhere. */
  located: number
}

/** Draws the answer to a question, framed on what it finds. */
export async function mapOf(db: Database, asked: MapAsked): Promise<MapMade> {
  const { lang, pack, query, shown } = asked
  const t = mapMessages[lang]
  const ground = await surveyGround(pack)
  const points = await locatePoints(db, query, shown)
  const regionBounds = ground.bounds ?? boundsAround(points.entries) ?? anywhere
  const bounds = query.bbox ?? (isFiltered(query) ? boundsAround(points.entries) : null) ?? regionBounds
  return {
    kind: shown.kind,
    filters: queryString({ ...query, bbox: null, page: 1 }),
    bounds,
    regionBounds,
    groundVersion: await groundVersion(db, pack),
    credit: ground.credit ? t.credit(ground.credit) : '',
    words: shown.kind === 'event' ? { ...t.live, ...t.events.live } : t.live,
    drawing: await drawingOf(db, asked, points, ground.topology, bounds),
    located: points.entries.length,
  }
}

// Drawings already made, for as long as the answer they show stands.
const drawings = new WeakMap<object, LRUCache<string, string>>()

/** The map as a drawing: what is shown without script, and until it runs. */
async function drawingOf(
  db: Database,
  { lang, regionIn, query, shown, pageAt, target }: MapAsked,
  points: LocatedPoints,
  topology: Topology | null,
  bounds: Bounds,
): Promise<string> {
  const t = mapMessages[lang]
  const words = shown.kind === 'event' ? t.events : { ...t.static, cluster: t.cluster }
  const kept = drawings.get(points.entries) ?? new LRUCache<string, string>({ max: 20 })
  drawings.set(points.entries, kept)
  const from = { ...query, page: 1 }
  const key = `${lang} ${pageAt(from)} ${bounds}`
  const known = kept.get(key)
  if (known) return known
  const view = { bounds, width, height: Math.min(900, Math.max(360, heightFor(bounds, width))) }
  const toPage = (href: string) => localPath(lang, href)
  const picture = await pictureOf(db, points, from, { ...view, pageAt, toPage, label: words.cluster })
  const drawing = renderToString(
    staticMap({
      id: 'carte',
      title: words.title(regionIn),
      description: words.description(points.entries.length),
      ...view,
      ...picture,
      target,
      topology,
      borders: ['departement'],
    }),
  )
  kept.set(key, drawing)
  return drawing
}

function isFiltered(query: EntryQuery): boolean {
  return queryString({ ...query, sort: null, page: 1 }) !== ''
}
