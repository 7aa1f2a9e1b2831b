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

type Pixel = [x: number, y: number]

/** SVG path data of lines in a frame, by whole relative steps; segments outside the frame are left out. */
export function linePath(lines: Position[][], frame: Frame): string {
  let path = ''
  for (const line of lines) {
    if (isOutside(line, frame)) continue
    let run: Pixel[] = []
    let last: Pixel | null = null
    for (const [lon, lat] of line) {
      const next = frame.project(lon as number, lat as number)
      if (last && !sameSide(last, next, frame)) run.push(...(run.length === 0 ? [last, next] : [next]))
      else if (last) {
        path += steps(run)
        run = []
      }
      last = next
    }
    path += steps(run)
  }
  return path
}

/** SVG path data of an area in a frame, cut at its edges. */
export function areaPath(rings: Position[][], frame: Frame): string {
  return rings
    .filter((ring) => !isOutside(ring, frame))
    .map((ring) =>
      steps(
        cut(
          ring.map(([lon, lat]) => frame.project(lon as number, lat as number)),
          frame,
        ),
        'z',
      ),
    )
    .join('')
}

function steps(points: readonly Pixel[], end = ''): string {
  let [x, y] = points[0] ?? [0, 0]
  let moves = ''
  for (const [nextX, nextY] of points) {
    if (nextX === x && nextY === y) continue
    moves += `${moves && nextX >= x ? ' ' : ''}${nextX - x}${nextY >= y ? ' ' : ''}${nextY - y}`
    x = nextX
    y = nextY
  }
  return moves && `M${points[0]?.join(' ')}l${moves}${end}`
}

/** Whether two ends lie beyond one side of the frame: nothing between them is seen. */
function sameSide([ax, ay]: Pixel, [bx, by]: Pixel, { width, height }: Frame): boolean {
  return (
    (ax < 0 && bx < 0) || (ay < 0 && by < 0) || (ax > width && bx > width) || (ay > height && by > height)
  )
}

/** Cuts a ring at the four sides of a frame, a few units outside (Sutherland and Hodgman, 1974). */
function cut(ring: Pixel[], { width, height }: Frame): Pixel[] {
  const sides: [axis: 0 | 1, sign: 1 | -1, limit: number][] = [
    [0, 1, -4],
    [0, -1, -width - 4],
    [1, 1, -4],
    [1, -1, -height - 4],
  ]
  return sides.reduce((points, [axis, sign, limit]) => {
    const inside = (point: Pixel) => point[axis] * sign >= limit
    return points.flatMap((point, i): Pixel[] => {
      const before = points.at(i - 1) as Pixel
      const share = (limit * sign - before[axis]) / (point[axis] - before[axis])
      const at = (other: 0 | 1) => Math.round(before[other] + share * (point[other] - before[other]))
      const crossing: Pixel[] = inside(before) === inside(point) ? [] : [[at(0), at(1)]]
      return inside(point) ? [...crossing, point] : crossing
    })
  }, ring)
}

const boxes = new WeakMap<Position[], Bounds>()

function isOutside(line: Position[], { width, height, project }: Frame): boolean {
  const box = boxes.get(line) ?? boundsOf(line as [number, number][])
  if (!box) return true
  boxes.set(line, box)
  return sameSide(project(box[0], box[3]), project(box[2], box[1]), { width, height } as Frame)
}

type Weighed = { topology: ReturnType<typeof presimplify>; drawn: Map<number, Borders> }
const weighed = new WeakMap<Topology, Weighed>()

/** Borders simplified for a frame (Visvalingam: triangles under a square unit are left out), kept by level of detail. */
export function bordersFor(topology: Topology, frame: Frame): Borders {
  const known: Weighed = weighed.get(topology) ?? {
    topology: presimplify(topology as Topology<Objects<object>>),
    drawn: new Map(),
  }
  weighed.set(topology, known)
  // Few levels: each holds every border in memory. Past zoom 12 the contours have no more detail to give.
  const level = Math.min(12, 2 * Math.ceil(frame.zoom / 2))
  const degree = (512 * 2 ** level) / 360
  const made = known.drawn.get(level) ?? bordersOf(simplify(known.topology, 3 / degree ** 2))
  known.drawn.set(level, made)
  return made
}
