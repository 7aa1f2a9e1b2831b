import { geoMercator, geoPath } from 'd3-geo'
import { LRUCache } from 'lru-cache'
import { merge } from 'topojson-client'
import { presimplify, simplify } from 'topojson-simplify'
import type {
  GeometryCollection,
  Objects,
  Polygon,
  Topology,
  MultiPolygon as TopoMultiPolygon,
} from 'topojson-specification'
import type { Contours } from '#modules/territories/index.ts'

/** A map of communes by class: one path for each class, their inner borders gone; the borders of départements above; where a point falls. */
export type DrawnZones = {
  width: number
  height: number
  zones: Map<string, string>
  outline: string
  at: (lon: number, lat: number) => [number, number]
}

const width = 640
const tallest = 800

type Ground = {
  topology: Topology
  communes: Map<string, Polygon | TopoMultiPolygon>
  projection: ReturnType<typeof geoMercator>
  height: number
  outline: string
}
const grounds = new WeakMap<Contours, Ground>()
const drawings = new WeakMap<object, LRUCache<string, DrawnZones>>()

/**
 * Draws communes by class; those of no class are left out.
 * @param kept what the drawing is made from: it is kept beside it, by `key`
 */
export function drawZones(
  contours: Contours,
  kept: object,
  key: string,
  classOf: () => ReadonlyMap<string, string>,
): DrawnZones {
  const known = drawings.get(kept) ?? new LRUCache<string, DrawnZones>({ max: 12 })
  drawings.set(kept, known)
  const found = known.get(key)
  if (found) return found
  const ground = grounds.get(contours) ?? groundOf(contours)
  grounds.set(contours, ground)
  const members = new Map<string, (Polygon | TopoMultiPolygon)[]>()
  for (const [code, name] of classOf()) {
    const shape = ground.communes.get(code)
    if (shape) members.set(name, [...(members.get(name) ?? []), shape])
  }
  const path = geoPath(ground.projection).digits(0)
  const drawn = {
    width,
    height: ground.height,
    zones: new Map(
      [...members].map(([name, shapes]) => [name, thin(path(merge(ground.topology, shapes)) ?? '')]),
    ),
    outline: ground.outline,
    at: (lon: number, lat: number) =>
      (ground.projection([lon, lat]) ?? [0, 0]).map(Math.round) as [number, number],
  }
  known.set(key, drawn)
  return drawn
}

/** The contours at the size of the drawing (Visvalingam: triangles under four square units go), made once. */
function groundOf(contours: Contours): Ground {
  const frame = contours.collection('departement')
  const projection = geoMercator().fitWidth(width - 8, frame)
  const [[, top], [, bottom]] = geoPath(projection).bounds(frame)
  const height = Math.ceil(Math.min(bottom - top + 8, tallest))
  projection.fitExtent([[4, 4], [width - 4, height - 4]], frame) // biome-ignore format: corners
  const unit = 360 / (projection.scale() * 2 * Math.PI)
  const topology = simplify(presimplify(contours.topology as Topology<Objects<object>>), 4 * unit * unit)
  const shapes = (topology.objects.communes as GeometryCollection).geometries as (
    | Polygon
    | TopoMultiPolygon
  )[]
  const departements = topology.objects.departements as GeometryCollection
  const path = geoPath(projection).digits(0)
  return {
    topology,
    communes: new Map(shapes.map((each) => [String(each.id), each])),
    projection,
    height,
    outline: (departements.geometries as (Polygon | TopoMultiPolygon)[])
      .map((each) => thin(path(merge(topology, [each])) ?? ''))
      .join(''),
  }
}

/** Relative steps are shorter than absolute ones; rings reduced to a line go. */
function thin(path: string): string {
  return path
    .split('Z')
    .map((ring) => {
      const points = ring
        .slice(1)
        .split('L')
        .map((point) => point.split(',').map(Number))
      let [x = Number.NaN, y = 0] = points[0] ?? []
      if (Number.isNaN(x)) return ''
      const start = `M${x} ${y}l`
      const steps: string[] = []
      for (const [toX = 0, toY = 0] of points.slice(1)) {
        if (toX === x && toY === y) continue
        steps.push(`${toX - x} ${toY - y}`)
        ;[x, y] = [toX, toY]
      }
      return steps.length < 3 ? '' : `${start}${steps.join(' ')}z`
    })
    .join('')
}
