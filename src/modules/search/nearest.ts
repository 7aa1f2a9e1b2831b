import type { Database } from '#platform/db/connect.ts'
import { currentMemory } from './current-memory.ts'
import { distanceKm } from './distance.ts'
import type { Row } from './memory.ts'
import type { Entry, EntryKind, Point } from './model.ts'
import { readEntries } from './store.ts'

export type NearEntry = Entry & { distance: number }

/** The entries nearest to a point, with their distance in kilometres; only those bearing `facet` when it is given. */
export async function nearest(
  db: Database,
  point: Point,
  options: { kind: EntryKind; facet?: string; limit: number; except?: string },
): Promise<NearEntry[]> {
  const memory = await currentMemory(db)
  const facet = options.facet === undefined ? undefined : (memory.knownFacet(options.facet) ?? -1)
  const best: { row: Row; distance: number }[] = []
  for (const row of memory.ordered([options.kind], 'name')) {
    if (row.lon === null || row.lat === null || row.id === options.except) continue
    if (facet !== undefined && !row.facets.includes(facet)) continue
    const distance = distanceKm(point.lon, point.lat, row.lon, row.lat)
    if (best.length === options.limit && distance >= (best.at(-1)?.distance ?? 0)) continue
    const at = best.findIndex((each) => distance < each.distance)
    best.splice(at < 0 ? best.length : at, 0, { row, distance })
    if (best.length > options.limit) best.pop()
  }
  const read = await readEntries(
    db,
    best.map((each) => each.row.ordinal),
    null,
  )
  const distances = new Map(best.map((each) => [each.row.ordinal, each.distance]))
  return read.map(({ ordinal, ...entry }) => ({ ...entry, distance: distances.get(ordinal) ?? 0 }))
}
