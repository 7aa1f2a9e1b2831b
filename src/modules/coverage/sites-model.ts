import type { CoverageQuery } from './model.ts'
import { onSphere, sphereKm } from './reach-model.ts'
import { type Siting, sitingOf } from './siting-model.ts'

/** What new places are for: to reach the most people now without one, or to bring everyone nearest. The words stand in addresses. */
export const aims = { reach: 'couvrir', near: 'rapprocher' } as const
export type Aim = keyof typeof aims

/** Where to act: `sites` new places of a kind, for an aim. */
export type SitesQuery = CoverageQuery & { aim: Aim; sites: number }

/** How many new places may be asked for. */
export const mostSites = 20

/**
 * The question as the searching process takes it: every commune is a home and a candidate. People are whole numbers, NaN where withheld (not counted);
 * `distances` in kilometres to the nearest place of today, infinite without any; `radius` in kilometres, of use to reach only.
 */
export type SitesTask = {
  aim: Aim
  sites: number
  radius: number
  points: { lon: number; lat: number }[]
  people: Float64Array
  distances: Float64Array
}

/**
 * What was found: numbers of communes in order of opening (each the one that adds most to those before; those that add nothing are left out). `gain`, and the
 * `bound` that no choice passes (infinite when unknown), in people to reach, in people × hectometres to bring near.
 */
export type Sites = { chosen: number[]; gain: number; bound: number; proven: boolean }

/** How sure an answer is: `percent` of the gain that a better choice may add, `more` the same in people or in kilometres on average; null when unknown. */
export type Gap = { proven: boolean; percent: number | null; more: number | null }

/** Gains must be whole: distances are counted in hectometres. */
const hectometres = (km: number) => Math.round(10 * km)

/** A question as a siting. */
export function sitingOfTask({ aim, sites, radius, points, people, distances }: SitesTask): Siting {
  const sphere = onSphere(points)
  function* demands() {
    const gains = new Float64Array(points.length)
    for (let home = 0; home < points.length; home++) {
      const [count, now] = [people[home] as number, distances[home] as number]
      if (!(count > 0) || (aim === 'reach' && now <= radius)) continue
      for (let site = 0; site < points.length; site++) gains[site] = sphereKm(sphere, home, sphere, site)
      // Without any place today, one is as far as the farthest commune.
      const before = hectometres(now === Infinity ? gains.reduce((most, km) => Math.max(most, km), 0) : now)
      for (let site = 0; site < points.length; site++) {
        const km = gains[site] as number
        gains[site] =
          aim === 'reach' ? (km <= radius ? count : 0) : count * Math.max(0, before - hectometres(km))
      }
      yield gains
    }
  }
  return sitingOf(sites, points.length, demands())
}

/** Chosen candidates, each the one that adds most to those before it (the lowest number among equals), as long as something is added. */
export function inOrder({ starts, at, gains }: Siting, chosen: readonly number[]): number[] {
  const left = new Set(chosen)
  const served = new Float64Array(starts.length - 1)
  const order: number[] = []
  for (;;) {
    const added = new Map([...left].map((site) => [site, 0]))
    for (let d = 0; d < served.length; d++)
      for (let k = starts[d] as number; k < (starts[d + 1] as number); k++) {
        const [site, more] = [at[k] as number, (gains[k] as number) - (served[d] as number)]
        if (more <= 0) break
        if (left.has(site)) added.set(site, (added.get(site) as number) + more)
      }
    const [best, most] = [...added].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [-1, 0]
    if (most <= 0) return order
    order.push(best)
    left.delete(best)
    for (let d = 0; d < served.length; d++)
      for (let k = starts[d] as number; k < (starts[d + 1] as number); k++)
        if (at[k] === best) served[d] = Math.max(served[d] as number, gains[k] as number)
  }
}
