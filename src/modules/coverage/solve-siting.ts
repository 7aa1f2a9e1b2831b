import { boundByPrices } from './bound-model.ts'
import { exchange, openGreedily } from './exchange-model.ts'
import { type Choice, choiceOf, closed, decide, opened, type Siting, undecided } from './siting-model.ts'

/** The best choice found and what none can pass; proven when nothing lies between them. */
export type Solved = Choice & { bound: number; proven: boolean; nodes: number }

/** Gains are whole: what is better is better by one. Less than this is the noise of floating sums in a bound. */
const slack = 1e-4

/**
 * The best choice, by branch and bound on Lagrangian bounds: candidates decided by their reduced gains leave the siting, those that prices leave in doubt are tried open, then closed.
 * Without time to end, the bound is that of what was not explored.
 */
export function solveSiting(siting: Siting, secondsLeft: () => number): Solved {
  let best: Choice = { names: [], gain: -Infinity }
  let nodes = 0
  /** What a choice must gain to be better. */
  const aim = () => best.gain + 1 - slack
  const offer = (from: Siting, open: Uint8Array) => {
    const choice = choiceOf(from, open)
    if (choice.gain > best.gain) best = choice
  }
  const tried = new Set<string>()
  const refine = (from: Siting, open: Uint8Array) => {
    const key = open.join('')
    if (tried.has(key)) return
    tried.add(key)
    const better = open.slice()
    exchange(from, better, secondsLeft)
    offer(from, better)
  }

  /** A bound of what a siting can give, no lower than the best choice. */
  const explore = (from: Siting, prices: Float64Array | null, rounds: number): number => {
    nodes++
    if (from.places <= 0 || from.names.length <= from.places) {
      offer(from, new Uint8Array(from.names.length).fill(from.places > 0 ? 1 : 0))
      return best.gain
    }
    const found = boundByPrices(from, prices, { aim: aim(), rounds, secondsLeft })
    if (found.gain > -Infinity && (found.gain > best.gain || prices === null)) refine(from, found.open)
    else if (found.gain > best.gain) offer(from, found.open)
    if (found.bound < aim()) return best.gain
    if (secondsLeft() <= 0) return found.bound
    const branch = (state: Uint8Array, more: number) => {
      const { siting: left, kept } = decide(from, state)
      if (left.places < 0) return best.gain
      const carried = Float64Array.from(kept, (d) => found.prices[d] as number)
      return explore(left, carriedPrices(left, carried), more)
    }
    const decided = found.state.reduce((sum, each) => sum + (each === undecided ? 0 : 1), 0)
    if (decided > 0.1 * from.names.length) return Math.min(found.bound, branch(found.state, rounds))
    const doubt = mostDoubtful(found.state, found.often)
    const state = (value: number) => {
      const made = found.state.slice()
      made[doubt] = value
      return made
    }
    const more = 120
    return Math.min(found.bound, Math.max(branch(state(opened), more), branch(state(closed), more)))
  }

  const first = openGreedily(siting)
  exchange(siting, first, secondsLeft)
  offer(siting, first)
  const bound = Math.max(best.gain, explore(siting, null, 1500))
  const proven = bound < aim()
  return {
    names: best.names.toSorted((a, b) => a - b),
    gain: best.gain,
    bound: proven ? best.gain : bound,
    proven,
    nodes,
  }
}

/** Prices of demands that stay, no higher than what they can still gain. */
function carriedPrices({ starts, gains }: Siting, prices: Float64Array): Float64Array {
  return prices.map((price, d) => Math.min(price, gains[starts[d] as number] as number))
}

function mostDoubtful(state: Uint8Array, often: Float64Array): number {
  let doubt = -1
  for (let i = 0; i < state.length; i++)
    if (
      state[i] === undecided &&
      (doubt < 0 || Math.abs((often[i] as number) - 0.5) < Math.abs((often[doubt] as number) - 0.5))
    )
      doubt = i
  return doubt
}
