import { distanceKm } from './distance.ts'
import type { Kept, Memory, Row } from './memory.ts'
import { type EntryQuery, type FacetGroup, facetGroups, type Point } from './model.ts'

/** The rows that answer a question, in the order walked, and how many would bear each facet (by facet number). */
export type Selection = Kept & { rows: Row[]; counts: Int32Array; distances: Map<Row, number> | null }

/** What a question asks of each row, beside its words. */
export type Conditions = Pick<EntryQuery, 'facets' | 'bbox' | 'radius'> & {
  origin: Point | null
  among: { has: (ordinal: number) => boolean } | null
}

/**
 * Walks rows once: keeps those that answer every condition, and counts facets as a reader of filters expects it:
 * each group is counted over what the other conditions leave, without its own.
 */
export function select(memory: Memory, rows: readonly Row[], conditions: Conditions): Selection {
  const { wanted, asked } = wantedFacets(memory, conditions.facets)
  const counts = new Int32Array(memory.facetNames.length)
  const groupOf = memory.facetGroupOf
  const { origin, radius, bbox, among } = conditions
  const distances = origin ? new Map<Row, number>() : null
  const kept: Row[] = []
  for (const row of rows) {
    if (among && !among.has(row.ordinal)) continue
    if (bbox && !inBox(row, bbox)) continue
    let distance = Number.POSITIVE_INFINITY
    if (origin) {
      if (row.lon !== null && row.lat !== null)
        distance = distanceKm(origin.lon, origin.lat, row.lon, row.lat)
      if (radius !== null && distance > radius) continue
    }
    let met = 0
    if (asked !== 0) for (const facet of row.facets) if (wanted[facet]) met |= 1 << (groupOf[facet] as number)
    const missing = asked & ~met
    if (missing === 0) {
      kept.push(row)
      if (distances) distances.set(row, distance)
      for (const facet of row.facets) counts[facet] = (counts[facet] as number) + 1
    } else if ((missing & (missing - 1)) === 0) {
      // One group is not met: this row counts for the values of that group only.
      const group = 31 - Math.clz32(missing)
      for (const facet of row.facets)
        if (groupOf[facet] === group) counts[facet] = (counts[facet] as number) + 1
    }
  }
  return { rows: kept, counts, distances, size: kept.length * (distances ? 4 : 1) + counts.length }
}

function wantedFacets(memory: Memory, facets: EntryQuery['facets']) {
  const wanted = new Uint8Array(memory.facetNames.length)
  let asked = 0
  for (const [group, values] of Object.entries(facets) as [FacetGroup, string[]][]) {
    if (values.length === 0) continue
    asked |= 1 << facetGroups.indexOf(group)
    for (const value of values) {
      const number = memory.knownFacet(`${group}:${value}`)
      if (number !== undefined) wanted[number] = 1
    }
  }
  return { wanted, asked }
}

function inBox(row: Row, [west, south, east, north]: [number, number, number, number]): boolean {
  return (
    row.lon !== null &&
    row.lat !== null &&
    row.lon >= west &&
    row.lon <= east &&
    row.lat >= south &&
    row.lat <= north
  )
}

/**
 * Facet values of a question that exist: borne by an entry, named by a vocabulary, or a territory. Others are told apart,
 * so that a mistyped address still shows something.
 */
export function splitUnknown(memory: Memory, facets: EntryQuery['facets']) {
  const known: EntryQuery['facets'] = {}
  const unknown: { group: FacetGroup; value: string }[] = []
  for (const [group, values] of Object.entries(facets) as [FacetGroup, string[]][]) {
    const kept = values.filter((value) => exists(memory, group, value))
    for (const value of values) if (!kept.includes(value)) unknown.push({ group, value })
    if (kept.length > 0) known[group] = kept
  }
  return { known, unknown }
}

function exists(memory: Memory, group: FacetGroup, value: string): boolean {
  const facet = `${group}:${value}`
  return (
    memory.knownFacet(facet) !== undefined ||
    memory.labels.has(facet) ||
    (group === 'territory' && memory.get('territory', value) !== undefined)
  )
}

/** The point distances are measured from: the one given, or the middle of a territory. */
export function originOf(memory: Memory, near: EntryQuery['near']): Point | null {
  if (typeof near !== 'string') return near
  const row = memory.get('territory', near)
  return row && row.lon !== null && row.lat !== null ? { lon: row.lon, lat: row.lat } : null
}
