import {
  type EntryQuery,
  type FacetGroup,
  facetGroups,
  facetParameters,
  type Point,
  type Sort,
  sorts,
} from './model.ts'

const maximumQuery = 200
const maximumValues = 20
const maximumPage = 100_000
const maximumRadius = 300

const code = /^[a-z0-9]+(-[a-z0-9]+)*$/
const territory = /^(commune|epci|departement|region)\/[0-9][0-9AB]{1,8}$/
const decimal = /^-?\d{1,3}(\.\d{1,20})?$/

/** A question without any condition. */
export const emptyQuery: EntryQuery = {
  q: '',
  facets: {},
  near: null,
  radius: null,
  bbox: null,
  when: null,
  from: null,
  to: null,
  sort: null,
  page: 1,
}

/**
 * Reads a question from a URL, whatever it holds: what cannot be understood is left out, the rest stands.
 * `?q=&type=&theme=&public=&…&territoire=&pres=&rayon=&bbox=&quand=&du=&au=&tri=&page=` (facets: `facetParameters`);
 * a facet may be repeated, or hold several values separated by commas.
 */
export function parseQuery(parameters: URLSearchParams): EntryQuery {
  const facets: EntryQuery['facets'] = {}
  for (const group of facetGroups) {
    const values = facetValues(group, parameters.getAll(facetParameters[group]))
    if (values.length > 0) facets[group] = values
  }
  const near = parsePlace(parameters.get('pres'))
  return {
    q: cleanText(parameters.get('q') ?? ''),
    facets,
    near,
    radius: near === null ? null : parseNumber(parameters.get('rayon'), 0.1, maximumRadius),
    bbox: parseBox(parameters.get('bbox')),
    when: parseCode(parameters.get('quand')),
    from: parseDay(parameters.get('du')),
    to: parseDay(parameters.get('au')),
    sort: (Object.keys(sorts) as Sort[]).find((sort) => sorts[sort] === parameters.get('tri')) ?? null,
    page: Math.floor(parseNumber(parameters.get('page'), 1, maximumPage) ?? 1),
  }
}

/** Text as typed, without control nor private-use characters, on one line, at most 200 characters. */
export function cleanText(text: string): string {
  return text
    .slice(0, 4 * maximumQuery)
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, maximumQuery)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()
}

function facetValues(group: FacetGroup, given: string[]): string[] {
  const pattern = group === 'territory' ? territory : code
  const values = given
    .flatMap((each) => each.slice(0, 2000).split(','))
    .filter((value) => value.length <= 60 && pattern.test(value))
  return [...new Set(values)].slice(0, maximumValues).sort()
}

function parseNumber(text: string | null, minimum: number, maximum: number): number | null {
  if (text === null || !/^\d{1,9}(\.\d{1,6})?$/.test(text)) return null
  return Math.min(Math.max(Number(text), minimum), maximum)
}

const parseCode = (text: string | null) => (text && text.length <= 40 && code.test(text) ? text : null)

/** A day of the calendar, `2026-10-02`. */
function parseDay(text: string | null): string | null {
  if (text === null || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return null
  const day = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text) ? null : text
}

/** `50.63,3.06` (latitude first, as people write it) or `commune/59350`. */
function parsePlace(text: string | null): Point | string | null {
  if (text === null) return null
  if (territory.test(text)) return text
  const [lat, lon, ...more] = coordinates(text)
  if (lat === undefined || lon === undefined || more.length > 0) return null
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lon, lat } : null
}

/** `west,south,east,north` in degrees. */
function parseBox(text: string | null): EntryQuery['bbox'] {
  const [west, south, east, north, ...more] = coordinates(text ?? '')
  if (
    west === undefined ||
    south === undefined ||
    east === undefined ||
    north === undefined ||
    more.length > 0
  )
    return null
  const inWorld = west >= -180 && east <= 180 && south >= -90 && north <= 90
  return inWorld && west < east && south < north ? [west, south, east, north] : null
}

function coordinates(text: string): number[] {
  const parts = text
    .slice(0, 200)
    .split(',')
    .map((part) => part.trim())
  return parts.every((part) => decimal.test(part))
    ? parts.map((part) => Number(Number(part).toFixed(6)) + 0)
    : []
}

/**
 * The canonical query string of a question, with its `?` (empty when nothing is asked): the inverse of `parseQuery`.
 * A change other than of the page goes back to the first page.
 */
export function queryString(query: EntryQuery, change: Partial<EntryQuery> = {}): string {
  const it = { ...query, ...(Object.keys(change).length > 0 ? { page: 1 } : {}), ...change }
  const pairs: [string, string][] = []
  if (it.q) pairs.push(['q', it.q])
  for (const group of facetGroups) {
    for (const value of it.facets[group] ?? []) pairs.push([facetParameters[group], value])
  }
  if (it.near !== null) {
    pairs.push([
      'pres',
      typeof it.near === 'string' ? it.near : `${plain(it.near.lat)},${plain(it.near.lon)}`,
    ])
    if (it.radius !== null) pairs.push(['rayon', plain(it.radius)])
  }
  if (it.bbox) pairs.push(['bbox', it.bbox.map(plain).join(',')])
  if (it.when) pairs.push(['quand', it.when])
  if (it.from) pairs.push(['du', it.from])
  if (it.to) pairs.push(['au', it.to])
  if (it.sort) pairs.push(['tri', sorts[it.sort]])
  if (it.page > 1) pairs.push(['page', String(it.page)])
  if (pairs.length === 0) return ''
  // Commas and slashes are readable as they are in a query string (RFC 3986, 3.4).
  return `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%20', '+')}`).join('&')}`
}

const plain = (value: number) => String(Number(value.toFixed(6)))

/** Whether a question holds what a person typed or drew: words, a place, days, a part of the map. Others are asked again and again, by links. */
export const isTyped = ({ q, near, bbox, from, to }: EntryQuery): boolean =>
  q !== '' || near !== null || bbox !== null || from !== null || to !== null

/** The question with one facet value added, or removed when it is there. */
export function toggleFacet(query: EntryQuery, group: FacetGroup, value: string): EntryQuery['facets'] {
  const values = query.facets[group] ?? []
  const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value].sort()
  const { [group]: _, ...others } = query.facets
  return next.length > 0 ? { ...others, [group]: next } : others
}
