import type { Database } from '#platform/db/connect.ts'
import { currentMemory } from './current-memory.ts'
import { distanceKm } from './distance.ts'
import type { Entry, EntryKind, Point } from './model.ts'
import { inOrder } from './order.ts'
import { Bits } from './ordinal-set.ts'
import { readEntries } from './store.ts'

export type NearEntry = Entry & { distance: number }

/** The entries nearest to a point, with their distance in kilometres; only those bearing `facet` when it is given. */
export async function nearest(
  db: Database,
  point: Point,
  options: { kind: EntryKind; facet?: string; limit: number; except?: string },
): Promise<NearEntry[]> {
  const memory = await currentMemory(db)
  const found = memory.byKind[options.kind].copy()
  if (options.facet !== undefined) {
    const bearers = new Bits()
    memory.facet(options.facet)?.bearers.addTo(bearers)
    found.keep(bearers)
  }
  const except = options.except === undefined ? undefined : memory.find(options.kind, options.except)
  if (except) found.delete(except.ordinal)
  const ordinals = inOrder(
    memory,
    found,
    found.count(),
    { sort: 'distance', origin: point, scores: null },
    options.limit,
  )
  const read = await readEntries(db, ordinals, null)
  return read.flatMap(({ ordinal: _, ...entry }) =>
    entry.point
      ? [{ ...entry, distance: distanceKm(point.lon, point.lat, entry.point.lon, entry.point.lat) }]
      : [],
  )
}
