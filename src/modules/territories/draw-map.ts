import { geoPath, geoTransform } from 'd3-geo'
import type { Geometry, Position } from 'geojson'
import type { ContourKind } from './model/pack.ts'
import type { LonLat } from './model.ts'
import type { Contours } from './pack/contours.ts'

/** A map ready to be an SVG: shapes as path data in its units, and where a point falls. */
export type DrawnMap = {
  width: number
  height: number
  shapes: (Ref & { path: string })[]
  /** Lines above the shapes, such as the contour of what the map is about. */
  outline: string
  at: (point: LonLat) => [number, number] | null
}

type Ref = { kind: ContourKind; code: string }

/** What to draw: `shapes`, framed on `frame` (themselves by default), with the contours of `outline` above. */
export type MapRequest = {
  shapes: Ref[]
  frame?: Ref[]
  outline?: Ref[]
  width: number
  maximumHeight: number
}

/** Draws contours in Web Mercator, simplified to what the size can show; null when the pack has none of them. */
export function drawMap(contours: Contours, request: MapRequest): DrawnMap | null {
  const { width, maximumHeight } = request
  const features = (request.frame ?? request.shapes).flatMap(
    ({ kind, code }) => contours.one(kind, code) ?? [],
  )
  if (features.length === 0) return null
  const [west, south, east, north] = boundsOf(features.map(({ geometry }) => geometry))
  const [across, down] = [east - west, south - north]
  const height = Math.ceil(Math.min((down * (width - 8)) / across + 8, maximumHeight))
  const scale = Math.min((width - 8) / across, (height - 8) / down)
  const left = (width - scale * across) / 2
  const top = (height - scale * down) / 2
  const place = (lon: number, lat: number): [number, number] => {
    const [x, y] = mercator(lon, lat)
    return [left + scale * (x - west), top + scale * (y - north)]
  }
  // One unit of the drawing, in degrees of longitude.
  const simple = contours.simplified(360 / (scale * 2 * Math.PI))
  // A plain transform: d3’s projections cut and bend for the whole globe, at five times the cost.
  const plane = geoTransform({
    point(lon, lat) {
      this.stream.point(...place(lon, lat))
    },
  })
  const path = geoPath(plane).digits(0)
  const draw = ({ kind, code }: Ref) => {
    const contour = simple(kind, code)
    return contour ? thin(path(contour) ?? '') : ''
  }
  return {
    width,
    height,
    shapes: request.shapes.map((ref) => ({ ...ref, path: draw(ref) })).filter((shape) => shape.path !== ''),
    outline: (request.outline ?? []).map(draw).join(''),
    at: ({ lon, lat }) => {
      const [x, y] = place(lon, lat)
      return [Math.round(x), Math.round(y)]
    },
  }
}

/** Web Mercator, in radians; downwards, as a screen is. */
function mercator(lon: number, lat: number): [number, number] {
  const radians = Math.PI / 180
  return [lon * radians, -Math.log(Math.tan(Math.PI / 4 + (lat * radians) / 2))]
}

/** Left, bottom, right, top of some geometries once projected. */
function boundsOf(geometries: readonly Geometry[]): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, -Infinity, -Infinity, Infinity]
  const look = (rings: readonly Position[][]) => {
    for (const ring of rings)
      for (const [lon = 0, lat = 0] of ring) {
        const [x, y] = mercator(lon, lat)
        west = Math.min(west, x)
        east = Math.max(east, x)
        north = Math.min(north, y)
        south = Math.max(south, y)
      }
  }
  for (const geometry of geometries) {
    if (geometry.type === 'Polygon') look(geometry.coordinates)
    if (geometry.type === 'MultiPolygon') for (const rings of geometry.coordinates) look(rings)
  }
  return [west, south, east, north]
}

/** Rewrites absolute steps as relative ones, without those that do not move nor rings reduced to a line. */
function thin(path: string): string {
  return path
    .split('Z')
    .map((ring) => {
      const points = ring
        .slice(1)
        .split('L')
        .map((point) => point.split(',').map(Number) as [number, number])
      const [first, ...rest] = points
      if (!first) return ''
      let [x, y] = first
      const steps: string[] = []
      for (const [nextX, nextY] of rest) {
        if (nextX === x && nextY === y) continue
        steps.push(`${nextX - x},${nextY - y}`)
        ;[x, y] = [nextX, nextY]
      }
      return steps.length < 3 ? '' : `M${first}l${steps.join(' ')}z`
    })
    .join('')
}
