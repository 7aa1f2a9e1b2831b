import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { VNode } from 'preact'
import type { Topology } from 'topojson-specification'
import type { BorderRank } from './borders.ts'
import { type Bounds, bordersFor, type Frame, frameOn, pathOf } from './drawing.ts'
import { type Family, familyOf, families } from './model.ts'

/** A point to draw; a link when it has a path (already in the page's language). */
export type DrawnPoint = { lon: number; lat: number; title: string; type: string; href?: string }

export type StaticMapOptions = {
  /** Unique in the page: names the drawing for assistive technology. */
  id: string
  title: string
  description: string
  /** What to frame: west, south, east, north. */
  bounds: Bounds
  width: number
  height: number
  topology: Topology | null
  /** Ranks of borders drawn inside the land. */
  borders: readonly BorderRank[]
  /** A territory filled to stand out. */
  highlight?: Polygon | MultiPolygon | null
  points: readonly DrawnPoint[]
}

// Above this, points are no links: too many stops for the keyboard, too many bytes; the list beside has them all.
const mostLinks = 60

/** A light SVG map: land, borders, one territory marked, points by family. Whole units, no script, colours from the stylesheet. */
export function staticMap(options: StaticMapOptions): VNode {
  const frame = frameOn(options.bounds, options.width, options.height)
  const links = options.points.length <= mostLinks ? options.points.filter((point) => point.href) : []
  const dots = options.points.length <= mostLinks ? options.points.filter((point) => !point.href) : options.points
  return (
    <svg class="static-map" viewBox={`0 0 ${options.width} ${options.height}`} role={links.length > 0 ? 'group' : 'img'} aria-labelledby={`${options.id}-title`} aria-describedby={`${options.id}-desc`}>
      <title id={`${options.id}-title`}>{options.title}</title>
      <desc id={`${options.id}-desc`}>{options.description}</desc>
      {options.topology && <Ground topology={options.topology} frame={frame} borders={options.borders} />}
      {options.highlight && <path class="here" d={pathOf(ringsOf(options.highlight), frame, true)} />}
      <Dots points={dots} frame={frame} />
      {links.map((point) => {
        const [x, y] = frame.project(point.lon, point.lat)
        return (
          <a key={point.href} href={point.href} aria-label={point.title}>
            <title>{point.title}</title>
            <circle class={`dot ${familyOf(point.type)}`} cx={x} cy={y} r="7" />
          </a>
        )
      })}
    </svg>
  )
}

/** The land with its borders, drawn once each; the rarest borders above. */
export function Ground({ topology, frame, borders }: { topology: Topology; frame: Frame; borders: readonly BorderRank[] }) {
  const drawn = bordersFor(topology, frame)
  return (
    <>
      <path class="land" d={pathOf(drawn.land.coordinates.flat(), frame, true)} />
      {[...borders].reverse().map((rank) => <path key={rank} class={rank} d={pathOf(drawn.inside[rank].coordinates, frame)} />)}
      <path class="outline" d={pathOf(drawn.outline.coordinates, frame)} />
    </>
  )
}

/** Points as one path for each family: a step of no length with round ends is a dot; those that meet are drawn once. */
function Dots({ points, frame }: { points: readonly DrawnPoint[]; frame: Frame }) {
  return (
    <>
      {families.toReversed().map((family) => {
        const data = dotsPath(points.filter((point) => familyOf(point.type) === family), frame)
        return data && <path key={family} class={`dots ${family}`} d={data} />
      })}
    </>
  )
}

/** Path data of dots in a frame; those outside are left out. */
export function dotsPath(points: readonly { lon: number; lat: number }[], frame: Frame): string {
  const places = new Set<string>()
  for (const point of points) {
    const [x, y] = frame.project(point.lon, point.lat)
    if (x >= 0 && x <= frame.width && y >= 0 && y <= frame.height) places.add(`M${x} ${y}h0`)
  }
  return [...places].join('')
}

function ringsOf(shape: Polygon | MultiPolygon): Position[][] {
  return shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat()
}

export type { Bounds, Family }
