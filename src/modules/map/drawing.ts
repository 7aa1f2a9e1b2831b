import type { Position } from 'geojson'
import { presimplify, simplify } from 'topojson-simplify'
import type { Objects, Topology } from 'topojson-specification'
import { type Borders, bordersOf } from './borders.ts'
import { toMercator } from './model.ts'

/** West, south, east, north in degrees. */
export type Bounds = [number, number, number, number]

/** A window of `width` × `height` units on the map, and where a point falls in it (whole units, y downward). */
export type Frame = {
  width: number
  height: number
  bounds: Bounds
  zoom: number
  project: (lon: number, lat: number) => [number, number]
}

/**
 * Frames bounds in Web Mercator, like the interactive map, so that one can take the place of the other.
 * @param margin units kept free on each side
 */
export function frameOn(bounds: Bounds, width: number, height: number, margin = 12): Frame {
  const [left, bottom] = toMercator(bounds[0], bounds[1])
  const [right, top] = toMercator(bounds[2], bounds[3])
  const scale = Math.min(
    (width - 2 * margin) / Math.max(right - left, 1e-6),
    (height - 2 * margin) / Math.max(bottom - top, 1e-6),
  )
  const [centreX, centreY] = [(left + right) / 2, (top + bottom) / 2]
  return {
    width,
    height,
    bounds,
    zoom: Math.log2(scale / 512),
    project: (lon, lat) => {
      const [x, y] = toMercator(lon, lat)
      return [Math.round((x - centreX) * scale + width / 2), Math.round((y - centreY) * scale + height / 2)]
    },
  }
}

/** The height that keeps the proportions of bounds at a width. */
export function heightFor(bounds: Bounds, width: number, margin = 12): number {
  const [left, bottom] = toMercator(bounds[0], bounds[1])
  const [right, top] = toMercator(bounds[2], bounds[3])
  return Math.round(((width - 2 * margin) * (bottom - top)) / Math.max(right - left, 1e-6)) + 2 * margin
}

/** The smallest bounds around points; null without any. */
export function boundsOf(points: Iterable<readonly [number, number]>): Bounds | null {
  const bounds: Bounds = [180, 90, -180, -90]
  for (const [lon, lat] of points) {
    bounds[0] = Math.min(bounds[0], lon)
    bounds[1] = Math.min(bounds[1], lat)
    bounds[2] = Math.max(bounds[2], lon)
    bounds[3] = Math.max(bounds[3], lat)
  }
  return bounds[0] <= bounds[2] ? bounds : null
}

/** SVG path data of lines (or rings, closed) in a frame: whole relative steps, lines outside the frame left out. */
export function pathOf(lines: Position[][], frame: Frame, closed = false): string {
  let path = ''
  for (const line of lines) {
    const points = line.map(([lon, lat]) => frame.project(lon as number, lat as number))
    if (outside(points, frame)) continue
    let [x, y] = points[0] as [number, number]
    let steps = ''
    for (const [nextX, nextY] of points) {
      if (nextX === x && nextY === y) continue
      steps += `${steps && nextX >= x ? ' ' : ''}${nextX - x}${nextY >= y ? ' ' : ''}${nextY - y}`
      x = nextX
      y = nextY
    }
    if (steps) path += `M${(points[0] as [number, number]).join(' ')}l${steps}${closed ? 'z' : ''}`
  }
  return path
}

function outside(points: [number, number][], { width, height }: Frame): boolean {
  return (
    points.every(([x]) => x < 0) ||
    points.every(([x]) => x > width) ||
    points.every(([, y]) => y < 0) ||
    points.every(([, y]) => y > height)
  )
}

type Weighed = { topology: ReturnType<typeof presimplify>; drawn: Map<number, Borders> }
const weighed = new WeakMap<Topology, Weighed>()

/** Borders simplified for a frame (Visvalingam: triangles under a square unit are left out), kept by zoom. */
export function bordersFor(topology: Topology, frame: Frame): Borders {
  const known: Weighed = weighed.get(topology) ?? {
    topology: presimplify(topology as Topology<Objects<object>>),
    drawn: new Map(),
  }
  weighed.set(topology, known)
  const level = Math.round(frame.zoom)
  const degree = (512 * 2 ** level) / 360
  const made = known.drawn.get(level) ?? bordersOf(simplify(known.topology, 1.5 / degree ** 2))
  known.drawn.set(level, made)
  return made
}
