import { geoMercator, geoPath } from 'd3-geo'
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
  const frame = { type: 'FeatureCollection' as const, features }
  const projection = geoMercator().fitWidth(width - 8, frame)
  const [[, top], [, bottom]] = geoPath(projection).bounds(frame)
  const height = Math.ceil(Math.min(bottom - top + 8, maximumHeight))
  projection.fitExtent(
    [
      [4, 4],
      [width - 4, height - 4],
    ],
    frame,
  )
  // One unit of the drawing, in degrees of longitude.
  const simple = contours.simplified(360 / (projection.scale() * 2 * Math.PI))
  const path = geoPath(projection).digits(0)
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
      const found = projection([lon, lat])
      return found ? [Math.round(found[0]), Math.round(found[1])] : null
    },
  }
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
