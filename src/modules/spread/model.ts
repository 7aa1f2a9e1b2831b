import type { Commune } from '#modules/coverage/index.ts'
import type { Half } from '#modules/usage/index.ts'

/**
 * Loans that left for a commune in half a year. `commune` null: nobody said where. `located` of them have both ends known: `km` is the sum of their ways there,
 * by road, estimated.
 */
export type Delivery = Half & {
  commune: string | null
  demo: boolean
  loans: number
  located: number
  km: number
}

/** Loans received by a commune. */
export type Received = { loans: number; located: number; km: number }

/** How loans fall on a territory. `gap`: its share of loans less its share of inhabitants, in points. */
export type TerritoryShare = {
  kind: 'departement' | 'epci'
  code: string
  name: string
  population: number
  actors: number
  loans: number
  /** Loans for 10,000 inhabitants; for 10 actors, null without any. */
  rate: number
  perActors: number | null
  gap: number
  communes: number
  served: number
  /** Mean way there in kilometres; null when there are too few loans to tell it without telling which. */
  km: number | null
}

/** Fewer loans than this, and their distance would tell from where to where. */
const fewest = 3

/** What lists can be ordered by, and its word in the address. */
export const orders = {
  gap: 'ecart',
  name: 'nom',
  population: 'habitants',
  actors: 'acteurs',
  loans: 'prets',
  rate: 'taux',
  perActors: 'par-acteur',
  served: 'communes',
  km: 'distance',
} as const
export type Order = keyof typeof orders

/** The order of an address; the least served first when it makes no sense. */
export const parseOrder = (text: string | null | undefined): Order =>
  (Object.keys(orders) as Order[]).find((order) => orders[order] === text) ?? 'gap'

/** By name from A; by gap, the least served first; by anything else, the most first, what is not known last. */
export function sortShares(shares: readonly TerritoryShare[], order: Order): TerritoryShare[] {
  const byName = (a: TerritoryShare, b: TerritoryShare) => a.name.localeCompare(b.name, 'fr')
  return shares.toSorted((a, b) => {
    if (order === 'name') return byName(a, b)
    if (order === 'gap') return a.gap - b.gap || b.population - a.population || byName(a, b)
    return (b[order] ?? -1) - (a[order] ?? -1) || byName(a, b)
  })
}

/** Adds deliveries by commune. */
export function receivedBy(deliveries: readonly Delivery[]): Map<string, Received> {
  const sums = new Map<string, Received>()
  for (const { commune, loans, located, km } of deliveries) {
    if (commune === null) continue
    const sum = sums.get(commune) ?? { loans: 0, located: 0, km: 0 }
    sums.set(commune, { loans: sum.loans + loans, located: sum.located + located, km: sum.km + km })
  }
  return sums
}

/** What falls on the territories of a kind; shares are of the whole of the communes given. */
export function sharesOf(
  kind: TerritoryShare['kind'],
  communes: readonly Commune[],
  received: ReadonlyMap<string, Received>,
  actors: ReadonlyMap<string, number>,
  nameOf: (code: string) => string,
): TerritoryShare[] {
  const sums = new Map<
    string,
    { population: number; actors: number; communes: number; served: number } & Received
  >()
  let [people, lent] = [0, 0]
  for (const commune of communes) {
    const own = received.get(commune.code) ?? { loans: 0, located: 0, km: 0 }
    people += commune.population
    lent += own.loans
    const code = commune[kind]
    if (code === null) continue
    const sum = sums.get(code) ?? {
      population: 0,
      actors: 0,
      communes: 0,
      served: 0,
      loans: 0,
      located: 0,
      km: 0,
    }
    sums.set(code, {
      population: sum.population + commune.population,
      actors: sum.actors + (actors.get(commune.code) ?? 0),
      communes: sum.communes + 1,
      served: sum.served + (own.loans > 0 ? 1 : 0),
      loans: sum.loans + own.loans,
      located: sum.located + own.located,
      km: sum.km + own.km,
    })
  }
  return [...sums].map(([code, { located, km, ...sum }]) => ({
    kind,
    code,
    name: nameOf(code),
    ...sum,
    rate: sum.population === 0 ? 0 : (10_000 * sum.loans) / sum.population,
    perActors: sum.actors === 0 ? null : (10 * sum.loans) / sum.actors,
    gap: 100 * (ratio(sum.loans, lent) - ratio(sum.population, people)),
    km: located < fewest ? null : km / located,
  }))
}

const ratio = (part: number, all: number): number => (all === 0 ? 0 : part / all)

/**
 * How uneven a spread is (Hoover, 1936, doi 10.2307/1927875): the percent of loans that should have gone elsewhere to fall as a weight does, ½ Σ |loansᵢ ÷ loans −
 * weightᵢ ÷ weight|. Null without loans or without weight.
 */
export function unevenness(
  shares: readonly TerritoryShare[],
  weight: 'population' | 'actors',
): number | null {
  const loans = shares.reduce((sum, each) => sum + each.loans, 0)
  const all = shares.reduce((sum, each) => sum + each[weight], 0)
  if (loans === 0 || all === 0) return null
  return 50 * shares.reduce((sum, each) => sum + Math.abs(each.loans / loans - each[weight] / all), 0)
}

/** Four classes of as many territories, among those that received some: the lower bound of each, then the greatest rate. Empty when none did. */
export function classLimits(shares: readonly TerritoryShare[]): number[] {
  const rates = shares.flatMap(({ rate }) => (rate > 0 ? [rate] : [])).sort((a, b) => a - b)
  if (rates.length === 0) return []
  const at = (share: number) => rates[Math.min(rates.length - 1, Math.floor(share * rates.length))] ?? 0
  return [at(0), at(0.25), at(0.5), at(0.75), rates.at(-1) ?? 0]
}

/** The class of a rate: `none`, or `level-1` to `level-4`. */
export const classOf = (rate: number, limits: readonly number[]): string =>
  rate === 0 ? 'none' : `level-${1 + [1, 2, 3].filter((each) => rate >= (limits[each] ?? Infinity)).length}`
