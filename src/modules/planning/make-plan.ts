import type { Highs } from 'highs'
import { costOf } from './cost-model.ts'
import { planGreedily } from './greedy-model.ts'
import { improveByCopies } from './improve-by-copies.ts'
import { keepAskedDays } from './keep-asked-days.ts'
import { type Circulation, gapBetween, type Plan, type PlannedLoan } from './model.ts'
import { solveCirculation } from './solve-circulation.ts'
import { simpleBound, unservedOf } from './unserved-model.ts'

/** Labels of one search for journeys: about a second of processor. */
const mostLabels = 150_000
const fewLabels = 20_000
/** Share of the time for improving the first plan, some copies at a time. */
const improving = 0.35
/** Seconds for going back to the days asked, at most: those of the best plan, and of the first one, which is waited for. */
const settling = { best: 2, first: 0.5 }

/** The plan of somebody who places one wish after another. `clock` in milliseconds. */
export function makeGreedyPlan(circulation: Circulation, clock: () => number): Plan {
  const began = clock()
  const placed = planGreedily(circulation)
  const placing = clock()
  const loans = keepAskedDays(circulation, placed, () => clock() - placing < settling.first * 1000)
  return planOf(circulation, loans, simpleBound(circulation), 'greedy', (clock() - began) / 1000)
}

/** The best plan that the optimiser finds in some seconds, never worse than `first`. */
export function makeBestPlan(
  highs: Highs,
  circulation: Circulation,
  first: Plan,
  seconds: number,
  clock: () => number,
): Plan {
  const began = clock()
  const spent = () => (clock() - began) / 1000
  const solve = (part: Circulation, loans: PlannedLoan[], until: number, labels: number) =>
    solveCirculation(
      highs,
      part,
      { loans, points: costOf(part, loans).points.total },
      { secondsLeft: () => until - spent(), mostLabels: labels },
    )
  const improved = improveByCopies(
    circulation,
    first.loans,
    (part, loans) => solve(part, loans, Math.min(spent() + 2, improving * seconds), fewLabels).loans,
    () => spent() < improving * seconds,
  )
  const { loans: found, bound } = solve(circulation, improved, seconds, mostLabels)
  const searched = spent()
  const loans = keepAskedDays(circulation, found, () => spent() - searched < settling.best)
  return planOf(circulation, loans, bound, 'optimised', first.seconds + spent())
}

function planOf(
  circulation: Circulation,
  placed: PlannedLoan[],
  bound: number,
  method: Plan['method'],
  seconds: number,
): Plan {
  const loans = placed.toSorted((a, b) => a.from - b.from || (a.wish < b.wish ? -1 : 1))
  const cost = costOf(circulation, loans)
  const unserved = unservedOf(circulation, loans)
  return { loans, unserved, cost, bound, gap: gapBetween(cost.points.total, bound), method, seconds }
}
