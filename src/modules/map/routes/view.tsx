import type { Context } from 'hono'
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
import { formatDistance } from '#platform/i18n/format.ts'
import type { LiveMapProps } from '#ui/live-map.tsx'
import type { MapListProps } from '#ui/map-list.tsx'
import { locatePoints } from '../locate-points.ts'
import { mapOf } from '../map-of.tsx'
import { mapMessages } from '../messages/index.ts'

const kinds = ['organisation'] as const
const perPage = 20
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

/** The answer to what the visitor asked: one page of it, and its filters counted. */
export function answerOf(c: Context<Env>, query: EntryQuery): Promise<EntryList> {
  return listEntries(c.get('services').db, query, { kinds, facetGroups: filterGroups, limit: perPage })
}

/** The list beside the map. */
export async function listFor(
  c: Context<Env>,
  query: EntryQuery,
  list: EntryList,
  path: MapPath = '/carte',
): Promise<MapListProps> {
  const { lang, t } = asked(c)
  const points = await locatePoints(c.get('services').db, query, { kind: 'organisation' })
  const inView = query.bbox !== null
  const missing = inView ? '' : t.onMap(points.entries.length, list.total)
  const types = typeLabels(list, lang)
  return {
    lang,
    words: t,
    found: t.found(list.total),
    items: list.entries.map(({ id, title, path: to, type, subtitle, distance, point }) => ({
      key: id,
      title: title.replace(/[\ue000\ue001]/g, ''),
      path: to,
      facts: [types[type], subtitle, distance === null ? '' : formatDistance(lang, distance)],
      point,
    })),
    missing: missing ? [{ text: missing }] : [],
    page: list.page,
    pages: list.pages,
    perPage,
    inView,
    pageHref: (page) => path + queryString(query, { page }),
    wholeHref: path + queryString(query, { bbox: null }),
    target: targetOf(path),
  }
}

/** The map itself: its drawing, and what its script needs. `path` is where a cluster of the drawing leads, closer. */
export async function mapFor(
  c: Context<Env>,
  query: EntryQuery,
  list: EntryList,
  path: MapPath = '/carte',
): Promise<LiveMapProps> {
  const { db, config, assets } = c.get('services')
  const { lang, t, regionIn } = asked(c)
  const { credit, ...map } = await mapOf(db, {
    lang,
    regionIn,
    pack: config.regionPack,
    query,
    shown: { kind: 'organisation' },
    pageAt: (closer) => path + queryString(closer),
    target: targetOf(path),
  })
  const base = c.req.query('fond') === 'ign' ? 'ign' : 'maillage'
  return {
    ...map,
    lang,
    layer: 'points',
    list: '/carte/liste',
    types: typeLabels(list, lang),
    worker: assets.file('map-worker'),
    base,
    credit: [base === 'ign' ? t.ign.credit : '', credit].filter(Boolean).join(' · '),
  }
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
