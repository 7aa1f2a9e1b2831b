import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { VNode } from 'preact'
import type { Topology } from 'topojson-specification'
import type { BorderRank } from './borders.ts'
import { areaPath, type Bounds, bordersFor, type Frame, frameOn, linePath } from './drawing.ts'
import { type Sign, signs } from './model.ts'

/** A point to draw; a link when it has a path (already in the page's language). */
export type DrawnPoint = { lon: number; lat: number; title: string; sign: Sign; href?: string }

/** Neighbours drawn as one circle with their number; `label` says where its link leads. */
export type DrawnCluster = {
  lon: number
  lat: number
  count: number
  kind: 'organisation' | 'event'
  href?: string
  label: string
}

/** A way from a place to the next, drawn as an arrow. */
export type Way = { from: LonLat; to: LonLat }
type LonLat = { lon: number; lat: number }

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
  /** Where links of points open. */
  target?: '_blank' | undefined
  clusters?: readonly DrawnCluster[]
  ways?: readonly Way[]
}

// Above this, points are no links: too many stops for the keyboard, too many bytes; the list beside has them all.
const mostLinks = 150

/** A light SVG map: land, borders, one territory marked, points by sign. Whole units, no script, colours from the stylesheet. */
export function staticMap(options: StaticMapOptions): VNode {
  const { id, width, height, topology, highlight, clusters = [], ways = [] } = options
  const frame = frameOn(options.bounds, width, height)
  const few = options.points.length + clusters.length <= mostLinks
  const links = few ? options.points.filter((point) => point.href) : []
  const dots = few ? options.points.filter((point) => !point.href) : options.points
  const interactive = links.length > 0 || clusters.some((cluster) => cluster.href)
  return (
    <svg
      class="static-map"
      viewBox={`0 0 ${width} ${height}`}
      role={interactive ? 'group' : 'img'}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
    >
      <title id={`${id}-title`}>{options.title}</title>
      <desc id={`${id}-desc`}>{options.description}</desc>
      {topology && <Ground topology={topology} frame={frame} borders={options.borders} />}
      {highlight && <path class="here" d={areaPath(ringsOf(highlight), frame)} />}
      {ways.length > 0 && <path class="next-ways" d={ways.map((way) => arrow(way, frame)).join('')} />}
      <Dots points={dots} frame={frame} />
      {clusters.map((cluster) => (
        <Bubble
          key={`${cluster.lon} ${cluster.lat}`}
          cluster={cluster}
          at={frame.project(cluster.lon, cluster.lat)}
        />
      ))}
      {links.map((point) => {
        const [x, y] = frame.project(point.lon, point.lat)
        return (
          <a key={point.href} href={point.href} target={options.target} aria-label={point.title}>
            <title>{point.title}</title>
            <circle class={`dot ${point.sign}`} cx={x} cy={y} r={point.sign === 'event' ? 9 : 7} />
            {point.sign === 'event' && (
              <path class="sign" d={`M${x - 4} ${y - 3}h8v7h-8zm0 3h8M${x - 2} ${y - 5}v3m4 0v-3`} />
            )}
          </a>
        )
      })}
    </svg>
  )
}

/** A line between two places, short of the second one, with its head; nothing between places that touch. */
function arrow({ from, to }: Way, frame: Frame): string {
  const [x, y] = frame.project(from.lon, from.lat)
  const [endX, endY] = frame.project(to.lon, to.lat)
  const length = Math.hypot(endX - x, endY - y)
  if (length < 24) return ''
  const [alongX, alongY] = [(endX - x) / length, (endY - y) / length]
  const at = (back: number, aside: number) =>
    `${Math.round(endX - alongX * back - alongY * aside)} ${Math.round(endY - alongY * back + alongX * aside)}`
  return `M${x} ${y}L${at(6, 0)}M${at(14, 5)}L${at(6, 0)}L${at(14, -5)}`
}

function Bubble({
  cluster: { count, kind, href, label },
  at: [x, y],
}: {
  cluster: DrawnCluster
  at: [number, number]
}) {
  const radius = Math.round(9 + 4 * Math.log10(count + 1))
  const drawing = (
    <>
      <circle class={kind === 'event' ? 'cluster event' : 'cluster'} cx={x} cy={y} r={radius} />
      <text class={kind === 'event' ? 'count event' : 'count'} x={x} y={y + 4}>
        {count}
      </text>
    </>
  )
  return href ? (
    <a href={href} aria-label={label}>
      {drawing}
    </a>
  ) : (
    <g>{drawing}</g>
  )
}

/** The land with its borders, drawn once each; the rarest borders above. */
export function Ground({
  topology,
  frame,
  borders,
}: {
  topology: Topology
  frame: Frame
  borders: readonly BorderRank[]
}) {
  const drawn = bordersFor(topology, frame)
  return (
    <>
      <path class="land" d={areaPath(drawn.land.coordinates.flat(), frame)} />
      {[...borders].reverse().map((rank) => (
        <path key={rank} class={rank} d={linePath(drawn.inside[rank].coordinates, frame)} />
      ))}
      <path class="outline" d={linePath(drawn.outline.coordinates, frame)} />
    </>
  )
}

/** Points as one path for each family: a step of no length with round ends is a dot; those that meet are drawn once. */
function Dots({ points, frame }: { points: readonly DrawnPoint[]; frame: Frame }) {
  return (
    <>
      {signs.toReversed().map((sign) => {
        const data = dotsPath(
          points.filter((point) => point.sign === sign),
          frame,
        )
        return data && <path key={sign} class={`dots ${sign}`} d={data} />
      })}
    </>
  )
}

/** Path data of dots in a frame; those outside are left out. */
function dotsPath(points: readonly { lon: number; lat: number }[], frame: Frame): string {
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
