import { LRUCache } from 'lru-cache'
import { type Contours, contours } from '#modules/territories/index.ts'
import { type Ground, groundOf, type Line, steps } from './zone-ground.ts'

/** A map of communes by class: one path for each class, their inner borders gone; the borders of départements above; where a point falls. */
export type DrawnZones = {
  width: number
  height: number
  zones: Map<string, string>
  outline: string
  at: (lon: number, lat: number) => [number, number]
}

const drawings = new WeakMap<object, LRUCache<string, DrawnZones>>()

/** Lays the ground of the maps of a region pack, so that the first reader does not wait for it. */
export async function prepareZones(pack: string): Promise<void> {
  const shapes = await contours(pack)
  if (shapes) groundOf(shapes)
}

/**
 * Draws communes by class; those of no class are left out.
 * @param kept what the drawing is made from: it is kept beside it, by `key`
 */
export function drawZones(
  shapes: Contours,
  kept: object,
  key: string,
  classOf: () => ReadonlyMap<string, string>,
): DrawnZones {
  const known = drawings.get(kept) ?? new LRUCache<string, DrawnZones>({ max: 12 })
  drawings.set(kept, known)
  const found = known.get(key)
  if (found) return found
  const ground = groundOf(shapes)
  const members = new Map<string, number[]>()
  for (const [code, name] of classOf()) {
    const round = ground.communes.get(code)
    if (!round) continue
    const lines = members.get(name) ?? []
    lines.push(...round)
    members.set(name, lines)
  }
  const { width, height, outline, at } = ground
  const zones = new Map([...members].map(([name, lines]) => [name, borderOf(ground, lines)]))
  const drawn = { width, height, zones, outline, at }
  known.set(key, drawn)
  return drawn
}

/**
 * The border of some communes as one path. A line walked both ways lies between two of them and goes; the others are walked from meeting point to
 * meeting point until they close. Whichever way is taken where several borders meet, the same ground is inside.
 */
function borderOf({ lines }: Ground, walked: readonly number[]): string {
  const ways = new Set<number>()
  for (const way of walked) if (!ways.delete(~way)) ways.add(way)
  const leaving = new Map<number, number[]>()
  for (const way of ways) {
    const start = endsOf(lines, way)[0]
    leaving.set(start, [...(leaving.get(start) ?? []), way])
  }
  const rings: string[] = []
  for (const way of ways) {
    const points: (readonly [number, number])[] = []
    for (let next: number | undefined = way; next !== undefined && ways.delete(next); ) {
      const line = lines[next < 0 ? ~next : next] as Line
      points.push(...(next < 0 ? line.points.toReversed() : line.points))
      next = leaving.get(endsOf(lines, next)[1])?.find((each) => ways.has(each))
    }
    const ring = steps(points, 3)
    if (ring) rings.push(`${ring}z`)
  }
  return rings.join('')
}

/** Where a way begins and where it ends. */
function endsOf(lines: readonly Line[], way: number): [number, number] {
  const { from, to } = lines[way < 0 ? ~way : way] as Line
  return way < 0 ? [to, from] : [from, to]
}
