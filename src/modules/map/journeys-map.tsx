import { renderToString } from 'preact-render-to-string'
import { type Bounds, boundsOf, type Frame, frameOn, heightFor } from './drawing.ts'
import { Ground } from './static-map.tsx'
import { surveyGround } from './survey-ground.ts'

/** A place of journeys: where things live, or a host with the numbers it has in the list beside. */
export type JourneyPlace = { lon: number; lat: number; label: string; home: boolean }

/** A way between two places; `style`: which of six lines draws it; `direct`: straight from a host to the next. */
export type JourneyWay = { from: LonLat; to: LonLat; style: number; direct: boolean }
type LonLat = { lon: number; lat: number }

export type Journeys = { title: string; description: string; places: JourneyPlace[]; ways: JourneyWay[] }

const width = 720
/** How many kinds of lines there are. */
const wayStyles = 6

/** Journeys drawn on the ground of the region as one SVG, and who is credited for its contours; null without a place to show. The list beside it says all it shows. */
export async function journeysMap(
  pack: string,
  journeys: Journeys,
): Promise<{ drawing: string; credit: string } | null> {
  const { places, ways, title, description } = journeys
  const around = boundsOf(places.map(({ lon, lat }) => [lon, lat] as const))
  if (!around) return null
  const ground = await surveyGround(pack)
  const bounds = widened(around)
  const frame = frameOn(bounds, width, Math.min(760, Math.max(380, heightFor(bounds, width))), 28)
  const drawing = (
    <svg
      class="static-map journeys"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-labelledby="trajets-titre"
      aria-describedby="trajets-description"
    >
      <title id="trajets-titre">{title}</title>
      <desc id="trajets-description">{description}</desc>
      {ground.topology && (
        <Ground topology={ground.topology} frame={frame} borders={['departement', 'epci']} />
      )}
      {lines(ways, frame).map(({ key, data }) => (
        <path key={key} class={`way ${key}`} d={data} />
      ))}
      {places
        .toSorted((a, b) => Number(b.home) - Number(a.home))
        .map((place) => (
          <Place key={`${place.home} ${place.lon} ${place.lat}`} place={place} frame={frame} />
        ))}
    </svg>
  )
  return { drawing: renderToString(drawing), credit: ground.credit }
}

/** A square where things live; a pill with its numbers for a host. */
function Place({ place, frame }: { place: JourneyPlace; frame: Frame }) {
  const [x, y] = frame.project(place.lon, place.lat)
  if (place.home)
    return (
      <g class="home">
        <rect x={x - 9} y={y - 9} width={18} height={18} />
        <text x={x + 13} y={y + 5}>
          {place.label}
        </text>
      </g>
    )
  const half = 6 + 4 * place.label.length
  return (
    <g class="host">
      <rect x={x - half} y={y - 10} width={2 * half} height={20} rx={10} />
      <text x={x} y={y + 4}>
        {place.label}
      </text>
    </g>
  )
}

/** One path for each kind of line; a way there and back is drawn once. */
function lines(ways: JourneyWay[], frame: Frame): { key: string; data: string }[] {
  const paths = new Map<string, Set<string>>()
  for (const { from, to, style, direct } of ways) {
    const key = `way-${style % wayStyles}${direct ? ' direct' : ''}`
    const ends = [frame.project(from.lon, from.lat), frame.project(to.lon, to.lat)]
      .map((end) => end.join(' '))
      .sort()
    paths.set(key, (paths.get(key) ?? new Set()).add(`M${ends.join('L')}`))
  }
  return [...paths].map(([key, data]) => ({ key, data: [...data].join('') }))
}

/** Half a degree at least, so that neighbours do not fill the page. */
function widened([west, south, east, north]: Bounds): Bounds {
  const missing = (least: number, size: number) => Math.max(0, least - size) / 2 + size * 0.05
  const [across, along] = [missing(0.7, east - west), missing(0.45, north - south)]
  return [west - across, south - along, east + across, north + along]
}
