import type { Context } from 'hono'
import { LRUCache } from 'lru-cache'
import { renderToString } from 'preact-render-to-string'
import type { Topology } from 'topojson-specification'
import {
  type EntryList,
  type EntryQuery,
  facetParameters,
  listEntries,
  parseQuery,
  queryString,
  toggleFacet,
} from '#modules/search/index.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { type Bounds, heightFor } from '../drawing.ts'
import { groundVersion } from '../ground.ts'
import { type LocatedPoints, locatePoints } from '../locate-points.ts'
import { mapMessages } from '../messages/index.ts'
import type { LiveMapProps } from '../pages/live-map.tsx'
import type { MapListProps } from '../pages/map-list.tsx'
import { boundsAround, pictureOf } from '../picture.ts'
import { staticMap } from '../static-map.tsx'
import { surveyGround } from '../survey-ground.ts'

const kinds = ['organisation'] as const
/** Those of the directory: an address goes from the list to the map and back. */
export const filterGroups = [
  'type',
  'theme',
  'audience',
  'format',
  'role',
  'skill',
  'equipment',
  'territory',
] as const

// When a region has neither contours nor organisations yet: metropolitan France.
const anywhere: Bounds = [-5.2, 41.3, 9.6, 51.1]

const width = 640

/** The map’s own page, or the frame shown on other sites: its links then open elsewhere, as our pages refuse frames. */
type MapPath = '/carte' | '/carte/integrer/vue'
const targetOf = (path: MapPath) => (path === '/carte' ? undefined : '_blank')

/** What the visitor asked, with the words to answer. */
export function asked(c: Context<Env>) {
  const lang = c.get('lang')
  const { region } = c.get('services')
  const query = parseQuery(new URL(c.req.url).searchParams)
  return { lang, t: mapMessages[lang], query, regionIn: lang === 'fr' ? region.inFr : region.inEn }
}

/** The list beside the map, with the labels of its types. */
export async function listFor(
  c: Context<Env>,
  query: EntryQuery,
  path: MapPath = '/carte',
): Promise<MapListProps> {
  const { lang, t } = asked(c)
  const { db } = c.get('services')
  const list = await listEntries(db, query, { kinds, facetGroups: filterGroups, limit: 20 })
  const points = await locatePoints(db, query)
  return {
    lang,
    t,
    list,
    types: typeLabels(list, lang),
    located: points.entries.length,
    inView: query.bbox !== null,
    pageHref: (page) => path + queryString(query, { page }),
    wholeHref: path + queryString(query, { bbox: null }),
    target: targetOf(path),
  }
}

/** The map itself: its drawing, and what its script needs. `path` is where a cluster of the drawing leads, closer. */
export async function mapFor(
  c: Context<Env>,
  query: EntryQuery,
  types: Record<string, string>,
  path: MapPath = '/carte',
): Promise<LiveMapProps> {
  const { db, config, assets } = c.get('services')
  const { lang, t } = asked(c)
  const ground = await surveyGround(config.regionPack)
  const points = await locatePoints(db, query)
  const regionBounds = ground.bounds ?? boundsAround(points.entries) ?? anywhere
  const bounds = query.bbox ?? (isFiltered(query) ? boundsAround(points.entries) : null) ?? regionBounds
  const view = { bounds, width, height: Math.min(900, Math.max(360, heightFor(bounds, width))) }
  const drawing = await drawingFor(c, query, points, ground.topology, view, path)
  return {
    lang,
    t,
    bounds,
    regionBounds,
    types,
    drawing,
    filters: queryString({ ...query, bbox: null, page: 1 }),
    groundVersion: await groundVersion(db, config.regionPack),
    worker: assets.file('map-worker'),
    base: c.req.query('fond') === 'ign' ? 'ign' : 'maillage',
    credit: ground.credit,
  }
}

// Drawings already made, for as long as the answer they show stands.
const drawings = new WeakMap<object, LRUCache<string, string>>()

/** The map as a drawing: what is shown without script, and until it runs. */
async function drawingFor(
  c: Context<Env>,
  query: EntryQuery,
  points: LocatedPoints,
  topology: Topology | null,
  view: { bounds: Bounds; width: number; height: number },
  path: MapPath,
): Promise<string> {
  const { db } = c.get('services')
  const { lang, t, regionIn } = asked(c)
  const kept = drawings.get(points.entries) ?? new LRUCache<string, string>({ max: 20 })
  drawings.set(points.entries, kept)
  const key = `${lang} ${path}${queryString({ ...query, page: 1 })} ${view.bounds}`
  const known = kept.get(key)
  if (known) return known
  const toPage = (href: string) => localPath(lang, href)
  const picture = await pictureOf(
    db,
    points,
    { ...query, page: 1 },
    { ...view, path, toPage, label: t.cluster },
  )
  const drawing = renderToString(
    staticMap({
      id: 'carte',
      title: t.static.title(regionIn),
      description: t.static.description(points.entries.length),
      ...view,
      ...picture,
      target: targetOf(path),
      topology,
      borders: ['departement'],
    }),
  )
  kept.set(key, drawing)
  return drawing
}

/** The filters in force, in words, each with the address of the map without it. */
export function chosenFilters(
  query: EntryQuery,
  list: EntryList,
  lang: 'fr' | 'en',
): { label: string; href: string }[] {
  const words = query.q ? [{ label: `« ${query.q} »`, href: `/carte${queryString(query, { q: '' })}` }] : []
  const facets = filterGroups.flatMap((group) =>
    (list.facets[group] ?? [])
      .filter((value) => value.selected)
      .map((value) => ({
        label: lang === 'fr' ? value.labelFr : value.labelEn,
        href: `/carte${queryString(query, { facets: toggleFacet(query, group, value.value) })}`,
      })),
  )
  return [...words, ...facets]
}

/** Parameters that the form of the map does not show, kept when it is sent. */
export function keptParameters(query: EntryQuery): [string, string][] {
  const shown = new Set<string>(['q', 'page', ...filterGroups.map((group) => facetParameters[group])])
  return [...new URLSearchParams(queryString({ ...query, bbox: null }))].filter(([name]) => !shown.has(name))
}

function typeLabels(list: EntryList, lang: 'fr' | 'en'): Record<string, string> {
  return Object.fromEntries(
    (list.facets.type ?? []).map((type) => [type.value, lang === 'fr' ? type.labelFr : type.labelEn]),
  )
}

function isFiltered(query: EntryQuery): boolean {
  return queryString({ ...query, sort: null, page: 1 }) !== ''
}
