import { geoMercator, geoPath } from 'd3-geo'
import { presimplify, simplify } from 'topojson-simplify'
import type { GeometryCollection, Objects, Polygon, Topology } from 'topojson-specification'
import type { Contours } from '#modules/territories/index.ts'

const width = 640
const tallest = 800

/** A line between two meeting points of borders, on the whole units of the drawing; `from` and `to` name the points. */
export type Line = { from: number; to: number; points: readonly (readonly [number, number])[] }

/** The contours at the size of a drawing: each line once, and the lines round each commune (`~line` when walked backwards). */
export type Ground = {
  width: number
  height: number
  lines: Line[]
  communes: Map<string, number[]>
  /** The borders of départements, each line once. */
  outline: string
  at: (lon: number, lat: number) => [number, number]
}

const grounds = new WeakMap<Contours, Ground>()

/** The ground of some contours, made once: they are drawn in milliseconds then. */
export function groundOf(contours: Contours): Ground {
  const ground = grounds.get(contours) ?? makeGround(contours)
  grounds.set(contours, ground)
  return ground
}

/** Simplified by Visvalingam (triangles under four square units go), then laid on whole units: nothing is projected again. */
function makeGround(contours: Contours): Ground {
  const frame = contours.collection('departement')
  const projection = geoMercator().fitWidth(width - 8, frame)
  const [[, top], [, bottom]] = geoPath(projection).bounds(frame)
  const height = Math.ceil(Math.min(bottom - top + 8, tallest))
  projection.fitExtent([[4, 4], [width - 4, height - 4]], frame) // biome-ignore format: corners
  const unit = 360 / (projection.scale() * 2 * Math.PI)
  const topology = simplify(presimplify(contours.topology as Topology<Objects<object>>), 4 * unit * unit)
  const at = (lon: number, lat: number) =>
    (projection([lon, lat]) ?? [0, 0]).map(Math.round) as [number, number]
  const meeting = new Map<string, number>()
  const nameOf = ([lon = 0, lat = 0]: number[]) => {
    const key = `${lon} ${lat}`
    const name = meeting.get(key) ?? meeting.size
    meeting.set(key, name)
    return name
  }
  const lines = topology.arcs.map(
    (arc): Line => ({
      from: nameOf(arc[0] ?? []),
      to: nameOf(arc.at(-1) ?? []),
      points: arc.map(([lon = 0, lat = 0]) => at(lon, lat)),
    }),
  )
  const communes = (topology.objects.communes as GeometryCollection).geometries
  const departements = (topology.objects.departements as GeometryCollection).geometries
  const borders = new Set(departements.flatMap(linesRound).map((line) => (line < 0 ? ~line : line)))
  return {
    width,
    height,
    lines,
    communes: new Map(communes.map((each) => [String(each.id), linesRound(each)])),
    outline: [...borders].map((line) => steps((lines[line] as Line).points)).join(''),
    at,
  }
}

/** The lines of all rings of a shape. */
function linesRound(shape: object): number[] {
  const { arcs = [] } = shape as Partial<Polygon>
  return (arcs as unknown[]).flat(2) as number[]
}

/** A line as an SVG path, by relative steps, which are shorter; nothing when it has no length. */
export function steps(points: readonly (readonly [number, number])[], least = 1): string {
  let [x, y] = points[0] ?? [0, 0]
  const start = `M${x} ${y}l`
  const moves: string[] = []
  for (const [toX, toY] of points.slice(1)) {
    if (toX === x && toY === y) continue
    moves.push(`${toX - x} ${toY - y}`)
    ;[x, y] = [toX, toY]
  }
  return moves.length < least ? '' : start + moves.join(' ')
}
