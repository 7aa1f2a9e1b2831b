import { LRUCache } from 'lru-cache'
import {
  type ContourKind,
  type Contours,
  type DrawnMap,
  drawMap,
  type LonLat,
  type TerritorySurroundings,
} from '#modules/territories/index.ts'

type Ref = { kind: ContourKind; code: string }

// A drawing weighs 5 to 50 kB: about 5 MB in all.
const drawings = new LRUCache<string, DrawnMap>({ max: 200 })

/**
 * The map of a sheet: a commune among its neighbours, an EPCI and its communes, a département or the region and their EPCI.
 * Drawn once for each territory, then kept; null when the pack has no contour of it.
 */
export function sheetMap(
  contours: Contours,
  { territory, neighbours, members }: TerritorySurroundings,
): DrawnMap | null {
  const name = `${contours.sourceId} ${territory.kind}/${territory.code}`
  const known = drawings.get(name)
  if (known) return known
  const drawn = drawMap(contours, {
    ...layout(contours, territory, neighbours, members),
    // The whole region has fifty times the contours of one of its parts: drawn smaller, it stays light.
    ...(territory.kind === 'region'
      ? { width: 400, maximumHeight: 400 }
      : { width: 520, maximumHeight: 560 }),
  })
  if (drawn) drawings.set(name, drawn)
  return drawn
}

// A dot is about this wide: closer actors share one.
const dotSize = 5
const dots = new WeakMap<readonly LonLat[], [number, number][]>()

/** Where the actors stand on a drawing, one dot for those that would cover each other; kept as long as the list of points is. */
export function actorDots(drawn: DrawnMap, points: readonly LonLat[]): [number, number][] {
  const known = dots.get(points)
  if (known) return known
  const cells = new Map<number, [number, number]>()
  for (const point of points) {
    const at = drawn.at(point)
    if (!at) continue
    const [x, y] = at
    cells.set(Math.round(x / dotSize) * 10_000 + Math.round(y / dotSize), at)
  }
  const placed = [...cells.values()]
  dots.set(points, placed)
  return placed
}

function layout(
  contours: Contours,
  { kind, code }: TerritorySurroundings['territory'],
  neighbours: TerritorySurroundings['neighbours'],
  members: TerritorySurroundings['members'],
): { shapes: Ref[]; outline: Ref[] } {
  const all = (layer: ContourKind): Ref[] =>
    contours.collection(layer).features.map((each) => ({ kind: layer, code: each.properties.code }))
  if (kind === 'region') return { shapes: all('epci'), outline: all('departement') }
  const self: Ref = { kind, code }
  const named = (territories: { code: string }[], layer: ContourKind): Ref[] =>
    territories.map((each) => ({ kind: layer, code: each.code }))
  if (kind === 'commune') return { shapes: [...named(neighbours, 'commune'), self], outline: [self] }
  return { shapes: named(members, kind === 'epci' ? 'commune' : 'epci'), outline: [self] }
}
