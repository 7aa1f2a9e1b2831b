import type { Highs } from 'highs'
import { runHighs } from '#platform/optimiser/run-highs.ts'
import { completionsOf } from './completion-model.ts'
import { type Fleet, fleetsOf } from './fleet-model.ts'
import { type Choice, choiceKey, journeyPool, journeysOf, loansOf } from './journey-pool-model.ts'
import { findJourneys, type Journey } from './journeys-model.ts'
import type { Circulation, PlannedLoan } from './model.ts'
import { findOutings } from './outings-model.ts'
import { programOf, rowsOf } from './program-model.ts'
import { simpleBound } from './unserved-model.ts'

/** A schedule, its points, and what none can pass. */
export type Solution = { loans: PlannedLoan[]; points: number; bound: number }

/** What limits a search: seconds left, and labels of one search for journeys. `onBetter` is given what is known on the way. */
export type Effort = { secondsLeft: () => number; mostLabels: number; onBetter?: (known: Solution) => void }

/** Journeys added in one round for a fleet. */
const perRound = 60
/** How the gap is closed: share of it within which journeys are listed, most of them that HiGHS takes, share of the time left. */
const closing = [
  { share: 0.3, most: 8000, time: 0.4 },
  { share: 1, most: 40_000, time: 0.95 },
]
const tolerance = 1e-6

/**
 * Prices of the linear program, by fleet: points that each wish adds to a journey, what a journey of the fleet must bring, and for outings what the days before each of the
 * fleet’s cost (null: a season).
 */
type Prices = { gains: number[][]; floors: number[]; days: (Float64Array | null)[] }

/**
 * The best schedule, by journeys: HiGHS chooses among those known, whole or not; its prices tell which unknown ones would help (column generation); then all those that
 * could still be in a better schedule are listed, and HiGHS chooses among them (decision 0036). `first`: a schedule to begin from.
 */
export function solveCirculation(
  highs: Highs,
  circulation: Circulation,
  first: Omit<Solution, 'bound'>,
  effort: Effort,
): Solution {
  const fleets = fleetsOf(circulation)
  const pool = journeyPool(circulation, fleets)
  for (const { fleet, journey } of journeysOf(circulation, fleets, first.loans)) pool.add(fleet, journey)
  let best: Solution = { ...first, bound: Math.max(first.points, simpleBound(circulation)) }
  if (fleets.length === 0) return best

  const priced = generate(highs, circulation, fleets, pool, effort)
  best.bound = Math.max(best.points, Math.min(best.bound, priced.bound))
  effort.onBetter?.(best)
  const choose = (choices: Choice[], share: number) => {
    const seconds = share * effort.secondsLeft()
    const found = chooseWhole(highs, circulation, fleets, choices, best.loans, seconds)
    if (found && found.points > best.points + tolerance) {
      best = { ...found, bound: Math.max(found.points, best.bound) }
      effort.onBetter?.(best)
    }
    return found?.bound ?? Infinity
  }
  choose(pool.choices(), 0.3)

  // First those nearest to the prices, which are few and often better; then all that could be in a better schedule, which proves the best.
  for (const { share, most, time } of closing) {
    const missing = best.bound - best.points
    if (!priced.prices || missing <= tolerance || effort.secondsLeft() <= 0) break
    const near = nearPrices(fleets, priced.prices, share * missing + tolerance, effort)
    const narrow = journeyPool(circulation, fleets)
    for (const { fleet, journey } of journeysOf(circulation, fleets, best.loans)) narrow.add(fleet, journey)
    for (const { fleet, journey } of near.found.slice(0, most)) narrow.add(fleet, journey)
    const bound = choose(narrow.choices(), time)
    const all = near.complete && near.found.length <= most && share === 1
    if (all) best.bound = Math.max(best.points, Math.min(best.bound, bound))
  }
  return best
}

/** The journeys of all fleets that fall short of their prices by some points at most, the nearest first. */
function nearPrices(fleets: Fleet[], { gains, floors, days }: Prices, short: number, effort: Effort) {
  const found: { fleet: number; journey: Journey; above: number }[] = []
  let complete = true
  fleets.forEach((fleet, at) => {
    complete &&= effort.secondsLeft() > 0
    if (!complete) return
    const floor = floors[at] ?? 0
    const how = { aim: 'all', most: effort.mostLabels, mayGoOn: () => effort.secondsLeft() > 0 } as const
    const priced = days[at]
    const near = priced
      ? findOutings(fleet, gains[at] ?? [], priced, -short, how)
      : findJourneys(fleet, gains[at] ?? [], floor - short, how)
    for (const { journey, points } of near.journeys) found.push({ fleet: at, journey, above: points - floor })
    complete &&= near.complete
  })
  return { found: found.sort((a, b) => b.above - a.above), complete }
}

/** Adds to the pool the journeys that the prices ask for, until none would help or time is over: `prices` null then, and the bound is that of the last prices. */
function generate(
  highs: Highs,
  circulation: Circulation,
  fleets: Fleet[],
  pool: ReturnType<typeof journeyPool>,
  { secondsLeft, mostLabels }: Effort,
): { bound: number; prices: Prices | null } {
  let bound = Infinity
  while (secondsLeft() > 0) {
    const answer = runHighs(highs, programOf(circulation, fleets, pool.choices()), {
      whole: false,
      seconds: secondsLeft(),
    })
    if (!answer || answer.bound === Infinity) break
    const prices = pricesOf(circulation, fleets, answer.duals)
    const { above, added } = addJourneys(fleets, pool, prices, { secondsLeft, mostLabels })
    bound = Math.min(bound, answer.points + above)
    if (added === 0) return { bound, prices: above <= 1e-3 ? prices : null }
  }
  return { bound, prices: null }
}

/** Adds to the pool the journeys that some prices ask for. @returns how many, and how far the points of any schedule may pass those of the prices */
function addJourneys(
  fleets: Fleet[],
  pool: ReturnType<typeof journeyPool>,
  prices: Prices,
  { secondsLeft, mostLabels }: Effort,
): { above: number; added: number } {
  let above = 0
  let added = 0
  const passing = new Map<string, number>()
  const mayGoOn = () => secondsLeft() > 0
  fleets.forEach((fleet, at) => {
    const gains = prices.gains[at] ?? []
    const days = prices.days[at]
    if (days) {
      const found = findOutings(fleet, gains, days, tolerance, { aim: 'best', most: mostLabels, mayGoOn })
      // Of all the outings of a schedule, one at most ends with a wish.
      found.above.forEach((points, wish) => {
        const { id = '' } = fleet.wishes[wish] ?? {}
        if (found.complete) passing.set(id, Math.max(passing.get(id) ?? 0, points))
        else above += points
      })
      for (const { journey } of found.journeys.slice(0, perRound)) added += pool.add(at, journey) ? 1 : 0
      return
    }
    const floor = prices.floors[at] ?? 0
    const rest = completionsOf(fleet, gains)
    const most = (rest.home[0] ?? 0) - floor
    if (most <= tolerance) return
    const found = findJourneys(fleet, gains, floor + tolerance, {
      aim: 'best',
      most: mostLabels,
      rest,
      mayGoOn,
    })
    const passed = found.complete ? Math.max(0, (found.journeys[0]?.points ?? floor) - floor) : most
    above += fleet.copies.length * passed
    for (const { journey } of found.journeys.slice(0, perRound)) added += pool.add(at, journey) ? 1 : 0
  })
  for (const points of passing.values()) above += points
  return { above, added }
}

function pricesOf(circulation: Circulation, fleets: Fleet[], duals: Float64Array): Prices {
  const { wishes, territories, weights } = circulation
  const rows = rowsOf(circulation, fleets)
  const dual = (row: number) => Math.max(0, duals[row] ?? 0)
  const share = new Map(territories.map(({ id }, at) => [id, dual(rows.territory(at))]))
  const gain = new Map(
    wishes.map(({ id, priority, territory }, at) => [
      id,
      weights.served * priority - dual(rows.wish(at)) + (share.get(territory ?? '') ?? 0),
    ]),
  )
  return {
    gains: fleets.map((fleet) => fleet.wishes.map(({ id }) => gain.get(id) ?? 0)),
    floors: fleets.map((_, at) => dual(rows.fleet(at))),
    days: fleets.map(({ shares, days, firstDay }) => {
      if (!shares) return null
      const before = new Float64Array(days + 1)
      for (let day = 0; day < days; day++)
        before[day + 1] = shares.reduce(
          (sum, part) => sum + dual(rows.day(part, firstDay + day)),
          before[day] ?? 0,
        )
      return before
    }),
  }
}

/** HiGHS’s choice of whole journeys, from a schedule to begin with. */
function chooseWhole(
  highs: Highs,
  circulation: Circulation,
  fleets: Fleet[],
  choices: Choice[],
  loans: PlannedLoan[],
  seconds: number,
): Solution | null {
  const program = programOf(circulation, fleets, choices)
  const answer = runHighs(highs, program, {
    whole: true,
    seconds,
    start: startFrom(circulation, fleets, choices, loans, program),
  })
  if (!answer) return null
  const chosen = choices.filter((_, at) => (answer.values[at] ?? 0) > 0.5)
  return { loans: loansOf(fleets, chosen), points: answer.points, bound: answer.bound }
}

/** A schedule as values of the program’s columns; the loans of each territory take its columns in order. */
function startFrom(
  circulation: Circulation,
  fleets: Fleet[],
  choices: Choice[],
  loans: PlannedLoan[],
  program: ReturnType<typeof programOf>,
): number[] {
  const keys = journeysOf(circulation, fleets, loans).map(({ fleet, journey }) =>
    choiceKey(fleets, fleet, journey),
  )
  const taken = new Set(keys)
  const values = choices.map(({ fleet, journey }) => (taken.has(choiceKey(fleets, fleet, journey)) ? 1 : 0))
  const served = new Set(loans.map(({ wish }) => wish))
  for (const { id } of circulation.territories) {
    const own = circulation.wishes.filter(({ territory }) => territory === id)
    const count = own.filter((wish) => served.has(wish.id)).length
    values.push(...own.map((_, rank) => (rank < count ? 1 : 0)))
  }
  return values.slice(0, program.colCost.length)
}
