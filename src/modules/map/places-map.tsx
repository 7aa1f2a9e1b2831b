import { renderToString } from 'preact-render-to-string'
import { boundsOf, heightFor } from './drawing.ts'
import { boundsAround } from './picture.ts'
import { staticMap, type Way } from './static-map.tsx'
import { surveyGround } from './survey-ground.ts'

/** A place with how many things are there; `href` is where its circle leads, `label` says so. */
export type CountedPlace = { lon: number; lat: number; count: number; href: string; label: string }

const width = 720

/** Places of the region, a circle with its number each, and who is credited for the ground; null without a place to show. A list beside it says all it shows. */
export async function placesMap(
  pack: string,
  map: { title: string; description: string; places: CountedPlace[]; ways?: Way[] },
): Promise<{ drawing: string; credit: string } | null> {
  const { title, description, places, ways = [] } = map
  const ground = await surveyGround(pack)
  const bounds =
    ground.bounds ?? boundsAround(places) ?? boundsOf(places.map(({ lon, lat }) => [lon, lat] as const))
  if (places.length === 0 || !bounds) return null
  const height = Math.min(900, Math.max(360, heightFor(bounds, width)))
  const drawing = staticMap({
    id: 'carte',
    title,
    description,
    bounds,
    width,
    height,
    topology: ground.topology,
    borders: ['departement'],
    points: [],
    ways,
    // The largest below, so that its neighbours stay in sight.
    clusters: places
      .toSorted((a, b) => b.count - a.count)
      .map((place) => ({ ...place, kind: 'organisation' })),
  })
  return { drawing: renderToString(drawing), credit: ground.credit }
}
