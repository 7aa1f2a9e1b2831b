import { distanceKm } from '#platform/distance.ts'
import type { Facet, Kept, Memory } from './memory.ts'
import type { EntryKind, EntryQuery, FacetGroup, Point, TimeWindow } from './model.ts'
import { Bits } from './ordinal-set.ts'
import { axes } from './points.ts'

/** What answers a question: its entries by ordinal, and the counts of a facet group when asked. */
export type Selection = Kept & {
  found: Bits
  total: number
  countsOf: (group: FacetGroup) => Map<string, number>
}

/** What a question asks, beside its order and page; `among` is what its words found. */
export type Conditions = Pick<EntryQuery, 'facets' | 'bbox' | 'radius'> & {
  kinds: readonly EntryKind[]
  window?: TimeWindow | null
  only?: readonly string[] | null
  origin: Point | null
  among: Bits | null
}

/**
 * Answers a question by meeting sets. A facet group is counted as a reader of filters expects it: over what the other
 * conditions leave, without its own.
 */
export function select(memory: Memory, conditions: Conditions): Selection {
  const base = new Bits()
  for (const kind of conditions.kinds) base.join(memory.byKind[kind])
  if (conditions.among) base.keep(conditions.among)
  if (conditions.only) base.keep(known(memory, conditions.kinds, conditions.only))
  // What has no session at all stays.
  if (conditions.window) base.drop(memory.inWindow(conditions.window).over)
  keepPlaced(memory, base, conditions)
  const groups = Object.entries(conditions.facets) as [FacetGroup, string[]][]
  const sets = new Map(groups.map(([group, values]) => [group, bearersOf(memory, group, values)]))
  const without = (group: FacetGroup | null) => {
    const left = base.copy()
    for (const [each, set] of sets) if (each !== group) left.keep(set)
    return left
  }
  const found = without(null)
  const counts = new Map<FacetGroup, Map<string, number>>()
  const total = found.count()
  const tally = total <= few ? tallyOf(memory, found) : null
  const count = (group: FacetGroup) => {
    const own = sets.has(group)
    const among = own ? without(group) : found
    const chosen = (conditions.facets[group] ?? []).flatMap(
      (value) => memory.facet(`${group}:${value}`) ?? [],
    )
    const facets = new Set([...(memory.listed.get(group) ?? []), ...chosen])
    const pairs = [...facets].map((facet): [string, number] => [
      facet.value,
      tally && !own ? (tally.get(facet) ?? 0) : facet.bearers.countIn(among),
    ])
    return new Map(pairs.filter(([, bearers]) => bearers > 0))
  }
  const countsOf = (group: FacetGroup) => {
    const known = counts.get(group) ?? count(group)
    counts.set(group, known)
    return known
  }
  return { found, total, countsOf, size: base.size * (2 + sets.size) + 2000 }
}

// Up to this many entries, walking them is quicker than meeting each facet's set.
const few = 4000

function tallyOf(memory: Memory, found: Bits): Map<Facet, number> {
  const tally = new Int32Array(memory.facets.length)
  for (const ordinal of found.values()) {
    const facets = memory.get(ordinal)?.facets ?? ''
    for (let at = 0; at < facets.length; at++)
      tally[facets.charCodeAt(at)] = (tally[facets.charCodeAt(at)] as number) + 1
  }
  return new Map(
    memory.facets
      .map((facet, number): [Facet, number] => [facet, tally[number] as number])
      .filter(([, count]) => count > 0),
  )
}

function bearersOf(memory: Memory, group: FacetGroup, values: string[]): Bits {
  const set = new Bits()
  for (const value of values) memory.facet(`${group}:${value}`)?.bearers.addTo(set)
  return set
}

/** The entries of some ids. */
function known(memory: Memory, kinds: readonly EntryKind[], ids: readonly string[]): Bits {
  const set = new Bits()
  for (const kind of kinds)
    for (const id of ids) {
      const row = memory.find(kind, id)
      if (row) set.add(row.ordinal)
    }
  return set
}

/** Leaves only what stands inside the box and the radius. */
function keepPlaced(memory: Memory, base: Bits, { bbox, radius, origin }: Conditions): void {
  if (!bbox && (radius === null || !origin)) return
  // One degree of latitude is 111.2 km: a quick refusal before the exact distance.
  const reach = radius === null ? 0 : radius / 111
  const placed = new Bits()
  for (const ordinal of base.values()) {
    const lon = memory.points.get(ordinal, axes.lon)
    const lat = memory.points.get(ordinal, axes.lat)
    if (Number.isNaN(lon)) continue
    if (bbox && (lon < bbox[0] || lon > bbox[2] || lat < bbox[1] || lat > bbox[3])) continue
    if (radius !== null && origin) {
      if (Math.abs(lat - origin.lat) > reach || distanceKm(origin.lon, origin.lat, lon, lat) > radius)
        continue
    }
    placed.add(ordinal)
  }
  base.keep(placed)
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
  const name = `${group}:${value}`
  if (memory.facet(name) || memory.labels.has(name)) return true
  return group === 'territory' && memory.find('territory', value) !== undefined
}

/** The point of an entry, if it has one. */
export function pointOf(memory: Memory, ordinal: number): Point | null {
  const lon = memory.points.get(ordinal, axes.lon)
  const lat = memory.points.get(ordinal, axes.lat)
  return Number.isNaN(lon) ? null : { lon, lat }
}

/** The point distances are measured from: the one given, or the middle of a territory. */
export function originOf(memory: Memory, near: EntryQuery['near']): Point | null {
  if (typeof near !== 'string') return near
  const row = memory.find('territory', near)
  return row ? pointOf(memory, row.ordinal) : null
}

/** The name of the territory a question is asked near; null for a point or what is none. */
export const nearName = (memory: Memory, near: EntryQuery['near']): string | null =>
  typeof near === 'string' ? (memory.find('territory', near)?.title ?? null) : null
