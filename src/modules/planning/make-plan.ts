import type { Highs } from 'highs'
import { costOf } from './cost-model.ts'
import { planGreedily } from './greedy-model.ts'
import { improveByCopies } from './improve-by-copies.ts'
import { keepAskedDays } from './keep-asked-days.ts'
import { type Circulation, gapBetween, type Plan, type PlannedLoan } from './model.ts'
import { type Effort, solveCirculation } from './solve-circulation.ts'
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

/** The best plan that the optimiser finds in some seconds, never worse than `first`; `onBetter` is given what is found on the way, with what is proven of it by then. */
export function makeBestPlan(
  highs: Highs,
  circulation: Circulation,
  first: Plan,
  {
    seconds,
    clock,
    onBetter = () => {},
  }: { seconds: number; clock: () => number; onBetter?: (plan: Plan) => void },
): Plan {
  const began = clock()
  const spent = () => (clock() - began) / 1000
  const so = (loans: PlannedLoan[], bound: number) =>
    planOf(circulation, loans, bound, 'optimised', first.seconds + spent())
  const solve = (
    part: Circulation,
    loans: PlannedLoan[],
    until: number,
    effort: Pick<Effort, 'mostLabels' | 'onBetter'>,
  ) =>
    solveCirculation(
      highs,
      part,
      { loans, points: costOf(part, loans).points.total },
      { ...effort, secondsLeft: () => until - spent() },
    )
  const improved = improveByCopies(
    circulation,
    first.loans,
    (part, loans) =>
      solve(part, loans, Math.min(spent() + 2, improving * seconds), { mostLabels: fewLabels }).loans,
    () => spent() < improving * seconds,
  )
  onBetter(so(improved, first.bound))
  const { loans: found, bound } = solve(circulation, improved, seconds, {
    mostLabels,
    onBetter: (better) => onBetter(so(better.loans, better.bound)),
  })
  const searched = spent()
  const loans = keepAskedDays(circulation, found, () => spent() - searched < settling.best)
  return so(loans, bound)
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
