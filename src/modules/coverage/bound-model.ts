import { closed, gainOf, opened, type Siting, undecided } from './siting-model.ts'

/** What prices of demands tell of a siting. */
export type Bound = {
  /** No choice gains more. */
  bound: number
  /** The prices that say so, by demand. */
  prices: Float64Array
  /** By candidate: decided in every choice better than what was known, or not. */
  state: Uint8Array
  /** By candidate: how often it was among the best, of late (0 to 1). */
  often: Float64Array
  /** The best choice met on the way. */
  open: Uint8Array
  gain: number
}

export type BoundEffort = {
  /** What is known to be reachable; a choice that gains less than `aim` is of no use. */
  aim: number
  rounds: number
  secondsLeft: () => number
}

/**
 * Lagrangian relaxation of « each demand is served once » (Cornuéjols, Fisher and Nemhauser, 1977): with a price for each demand, a candidate is worth the gains above
 * prices, the best ones open, and the sum bounds every choice. Prices move against the excess (subgradient, Held, Wolfe and Crowder, 1974). A candidate whose forced opening or
 * closing brings the bound under the aim is decided.
 */
export function boundByPrices(siting: Siting, from: Float64Array | null, effort: BoundEffort): Bound {
  const { places, names, starts, at, gains, base } = siting
  const demands = starts.length - 1
  const price = from ? from.slice() : firstPrices(siting)
  const worth = new Float64Array(names.length)
  const often = new Float64Array(names.length)
  const state = new Uint8Array(names.length)
  const direction = new Float64Array(demands)
  const open = new Uint8Array(names.length)
  const found: Bound = { bound: Infinity, prices: price.slice(), state, often, open, gain: -Infinity }
  let pace = from ? 0.4 : 1.2
  let since = 0
  for (let round = 0; round < effort.rounds; round++) {
    if (round % 16 === 0 && effort.secondsLeft() <= 0) break
    worth.fill(0)
    let total = base
    for (let d = 0; d < demands; d++) {
      const [end, value] = [starts[d + 1] as number, price[d] as number]
      total += value
      for (let k = starts[d] as number; k < end && (gains[k] as number) > value; k++)
        worth[at[k] as number] = (worth[at[k] as number] as number) + (gains[k] as number) - value
    }
    const { chosen, least, next } = bestOf(worth, places, state)
    for (const i of chosen) total += worth[i] as number
    const aim = Math.max(effort.aim, found.gain)
    decideBy(state, worth, chosen, { total, least, next, aim })
    if (total < found.bound - 1e-9 * Math.abs(found.bound === Infinity ? 1 : found.bound)) {
      if (total < found.bound - 1e-4 * Math.max(1, found.bound - aim)) since = 0
      found.bound = total
      found.prices.set(price)
    }
    if (++since > 24) {
      pace /= 1.6
      since = 0
      price.set(found.prices)
      direction.fill(0)
    }
    const picked = new Uint8Array(names.length)
    for (const i of chosen) picked[i] = 1
    for (let i = 0; i < often.length; i++) often[i] = 0.9 * (often[i] as number) + 0.1 * (picked[i] as number)
    const gain = gainOf(siting, picked)
    if (gain > found.gain) {
      found.gain = gain
      open.set(picked)
    }
    if (found.bound <= Math.max(effort.aim, found.gain) || pace < 0.004) break
    move(
      siting,
      price,
      picked,
      direction,
      pace * (1.02 * total - Math.max(effort.aim, found.gain) - 0.02 * total + 1e-6),
    )
  }
  return found
}

/** A demand's first price: the gain of a candidate some ranks after its best, as if those open were evenly spread. With one place, none: what a candidate is worth is then exact. */
function firstPrices({ starts, gains, places, names }: Siting): Float64Array {
  if (places === 1) return new Float64Array(starts.length - 1)
  const rank = Math.max(1, Math.round(names.length / Math.max(1, places) / 2))
  return Float64Array.from({ length: starts.length - 1 }, (_, d) => {
    const k = (starts[d] as number) + rank
    return k < (starts[d + 1] as number) ? (gains[k] as number) : 0
  })
}

/** The places' worth of candidates that are worth most, those decided first; the least of the free ones chosen, and the best of those left. */
function bestOf(worth: Float64Array, places: number, state: Uint8Array) {
  const order: number[] = []
  const chosen: number[] = []
  for (let i = 0; i < worth.length; i++)
    if (state[i] === opened) chosen.push(i)
    else if (state[i] === undecided) order.push(i)
  order.sort((a, b) => (worth[b] as number) - (worth[a] as number) || a - b)
  const free = Math.max(0, Math.min(places - chosen.length, order.length))
  const least = free > 0 ? (worth[order[free - 1] as number] as number) : Infinity
  const next = free < order.length ? (worth[order[free] as number] as number) : -Infinity
  chosen.push(...order.slice(0, free))
  return { chosen, least, next }
}

function decideBy(
  state: Uint8Array,
  worth: Float64Array,
  chosen: number[],
  { total, least, next, aim }: { total: number; least: number; next: number; aim: number },
): void {
  const picked = new Set(chosen)
  for (let i = 0; i < state.length; i++) {
    if (state[i] !== undecided) continue
    const own = worth[i] as number
    if (picked.has(i)) {
      // Closed, the next one would take its place.
      if (total - own + Math.max(0, next) < aim) state[i] = opened
    } else if (total - least + own < aim) state[i] = closed
  }
}

/** Prices rise where several would serve, fall where nobody does; steps keep some of the last direction (Crowder, 1976). */
function move(
  { starts, at, gains }: Siting,
  price: Float64Array,
  picked: Uint8Array,
  direction: Float64Array,
  reach: number,
) {
  let length = 0
  for (let d = 0; d < direction.length; d++) {
    const [end, value] = [starts[d + 1] as number, price[d] as number]
    let excess = -1
    for (let k = starts[d] as number; k < end && (gains[k] as number) > value; k++)
      excess += picked[at[k] as number] as number
    const towards = excess + 0.4 * (direction[d] as number)
    direction[d] = value <= 0 && towards < 0 ? 0 : towards
    length += (direction[d] as number) ** 2
  }
  if (length === 0) return
  const step = reach / length
  for (let d = 0; d < direction.length; d++)
    price[d] = Math.max(0, (price[d] as number) + step * (direction[d] as number))
}
