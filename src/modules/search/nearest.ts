import type { Database } from '#platform/db/connect.ts'
import { distanceKm } from '#platform/distance.ts'
import { currentMemory } from './current-memory.ts'
import type { Memory } from './memory.ts'
import type { Entry, EntryKind, Point } from './model.ts'
import { inOrder } from './order.ts'
import { Bits } from './ordinal-set.ts'
import { textsOf } from './texts-of.ts'

export type NearEntry = Entry & { distance: number }

/** Which entries: of a kind, bearing a facet or any, without one of them. */
type Wanted = { kind: EntryKind; facet?: string; except?: string }

/** The entries nearest to a point, with their distance in kilometres; only those bearing `facet` when it is given. */
export async function nearest(
  db: Database,
  point: Point,
  options: Wanted & { limit: number; revision?: number },
): Promise<NearEntry[]> {
  const memory = await currentMemory(db, options.revision)
  return readNear(db, memory, point, ordinalsNear(memory, point, options, options.limit))
}

/** For each facet, the entry nearest to a point that bears it; facets nobody bears are left out. One query for all. */
export async function nearestOfEach(
  db: Database,
  point: Point,
  options: { kind: EntryKind; facets: readonly string[]; revision?: number },
): Promise<Map<string, NearEntry>> {
  const memory = await currentMemory(db, options.revision)
  const first = options.facets.flatMap((facet) =>
    ordinalsNear(memory, point, { kind: options.kind, facet }, 1).map((ordinal) => ({ facet, ordinal })),
  )
  const entries = await readNear(db, memory, point, [...new Set(first.map((each) => each.ordinal))])
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return new Map(
    first.flatMap(({ facet, ordinal }) => {
      const entry = byId.get(memory.get(ordinal)?.id ?? '')
      return entry ? [[facet, entry]] : []
    }),
  )
}

function ordinalsNear(memory: Memory, point: Point, wanted: Wanted, limit: number): number[] {
  const found = memory.byKind[wanted.kind].copy()
  if (wanted.facet !== undefined) {
    const bearers = new Bits()
    memory.facet(wanted.facet)?.bearers.addTo(bearers)
    found.keep(bearers)
  }
  const except = wanted.except === undefined ? undefined : memory.find(wanted.kind, wanted.except)
  if (except) found.delete(except.ordinal)
  return inOrder(memory, found, found.count(), { sort: 'distance', origin: point, scores: null }, limit)
}

async function readNear(
  db: Database,
  memory: Memory,
  point: Point,
  ordinals: number[],
): Promise<NearEntry[]> {
  const read = await textsOf(db, memory, ordinals)
  return read.flatMap(({ ordinal: _, ...entry }) =>
    entry.point
      ? [{ ...entry, distance: distanceKm(point.lon, point.lat, entry.point.lon, entry.point.lat) }]
      : [],
  )
}
