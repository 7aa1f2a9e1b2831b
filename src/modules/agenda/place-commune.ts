import type { importContext } from '#modules/directory/index.ts'
import { fold } from '#platform/i18n/fold.ts'
import type { PlaceInput } from './model.ts'

type Context = Awaited<ReturnType<typeof importContext>>
type Point = { lon: number; lat: number }

/** How far the commune of a point may have its centre, and a commune known by its name alone. */
const near = 3
const farForAName = 30

/**
 * The place with the commune of the region that it is in, when it is in one: by its code or its name and postcode, else the nearest
 * to its point. A place that says another département is not moved over the border by its point.
 */
export function locatePlace(place: PlaceInput, { communes, territories, findCommune }: Context): PlaceInput {
  const { commune: code, locality: name, postcode, point } = place
  const hint = code ?? postcode
  const outside = hint !== null && !territories.has(`departement/${departementOf(hint)}`)
  const named = findCommune({ code, name, postcode })
  const credible =
    named && (hint !== null || !point || !named.point || kilometres(named.point, point) <= farForAName)
  const found = credible ? named : outside || !point ? undefined : nearest(communes.values(), point)
  if (!found) return { ...place, commune: null }
  return { ...place, commune: found.code, locality: name && fold(name) !== found.folded ? name : null }
}

const departementOf = (code: string) => code.slice(0, /^9[78]/.test(code) ? 3 : 2)

function nearest<T extends { point: Point | null }>(communes: Iterable<T>, point: Point): T | undefined {
  let best: { commune: T; far: number } | undefined
  for (const commune of communes) {
    const far = commune.point ? kilometres(commune.point, point) : Number.POSITIVE_INFINITY
    if (far <= near && (!best || far < best.far)) best = { commune, far }
  }
  return best?.commune
}

/** Distance on a plane: right to the metre over the few kilometres that are asked about. */
function kilometres(one: Point, other: Point): number {
  const degree = 111.195
  const across = (one.lon - other.lon) * Math.cos(((one.lat + other.lat) * Math.PI) / 360)
  return degree * Math.hypot(across, one.lat - other.lat)
}
