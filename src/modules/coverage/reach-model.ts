import { roadFactor } from '#platform/distance.ts'
import type { Commune, People } from './model.ts'

type Point = { lon: number; lat: number }

const earthKm = 6371.0088
const radian = Math.PI / 180

/** Points of the unit sphere, three numbers each: nearer is a larger product, and comparing products spares the trigonometry. */
export function onSphere(points: readonly Point[]): Float64Array {
  const sphere = new Float64Array(3 * points.length)
  points.forEach(({ lon, lat }, at) => {
    const [east, north] = [lon * radian, lat * radian]
    sphere[3 * at] = Math.cos(north) * Math.cos(east)
    sphere[3 * at + 1] = Math.cos(north) * Math.sin(east)
    sphere[3 * at + 2] = Math.sin(north)
  })
  return sphere
}

/** Kilometres by road, estimated (great circle × 1.34), between two points of the sphere; by the chord, exact for short distances too. */
export function sphereKm(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const x = (a[3 * i] as number) - (b[3 * j] as number)
  const y = (a[3 * i + 1] as number) - (b[3 * j + 1] as number)
  const z = (a[3 * i + 2] as number) - (b[3 * j + 2] as number)
  return roadFactor * 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(x * x + y * y + z * z) / 2))
}

/** Kilometres from each commune to its nearest place; infinite when there is none. */
export function nearestKm(communes: readonly Point[], places: readonly Point[]): Float64Array {
  const [from, to] = [onSphere(communes), onSphere(distinct(places))]
  const count = to.length / 3
  return Float64Array.from(communes, (_, i) => {
    const [x, y, z] = [from[3 * i] as number, from[3 * i + 1] as number, from[3 * i + 2] as number]
    let [best, most] = [-1, -2]
    for (let j = 0; j < count; j++) {
      const product =
        x * (to[3 * j] as number) + y * (to[3 * j + 1] as number) + z * (to[3 * j + 2] as number)
      if (product > most) {
        most = product
        best = j
      }
    }
    return best < 0 ? Infinity : sphereKm(from, i, to, best)
  })
}

function distinct(places: readonly Point[]): Point[] {
  return [...new Map(places.map((place) => [`${place.lon} ${place.lat}`, place])).values()]
}

/**
 * Places for 100,000 people within reach of each commune, those nearer counting more: two-step floating catchment area (Luo and Wang, 2003, doi 10.1068/b29120) with a
 * Gaussian decay that falls from 1 at 0 km to 0 at the radius (Dai, 2010, doi 10.1016/j.healthplace.2010.06.012). First each place is shared among those who
 * may come; then each commune sums its shares. Communes without a figure take no share, and are given theirs all the same.
 */
export function accessibility(
  communes: readonly Commune[],
  people: People,
  places: readonly Point[],
  radius: number,
): Float64Array {
  const [homes, sites] = [onSphere(communes), onSphere(places)]
  const access = new Float64Array(communes.length)
  // cos of the angle at the radius: what is farther is left out by one product.
  const least = Math.cos(radius / roadFactor / earthKm) - 1e-12
  places.forEach((_, j) => {
    const near: [at: number, decay: number][] = []
    let demand = 0
    for (let i = 0; i < communes.length; i++) {
      const product =
        (homes[3 * i] as number) * (sites[3 * j] as number) +
        (homes[3 * i + 1] as number) * (sites[3 * j + 1] as number) +
        (homes[3 * i + 2] as number) * (sites[3 * j + 2] as number)
      if (product < least) continue
      const decay = gaussian(sphereKm(homes, i, sites, j), radius)
      if (decay <= 0) continue
      near.push([i, decay])
      const count = people[i] as number
      if (!Number.isNaN(count)) demand += decay * count
    }
    if (demand > 0)
      for (const [i, decay] of near) access[i] = (access[i] as number) + (decay * 100_000) / demand
  })
  return access
}

/** (e^(−½(d/r)²) − e^(−½)) ÷ (1 − e^(−½)) up to the radius, 0 beyond. */
export function gaussian(km: number, radius: number): number {
  const edge = Math.exp(-0.5)
  return km > radius ? 0 : (Math.exp(-0.5 * (km / radius) ** 2) - edge) / (1 - edge)
}
