import type { Highs } from 'highs'
import { costOf } from './cost-model.ts'
import { planGreedily } from './greedy-model.ts'
import { improveByCopies } from './improve-by-copies.ts'
import { improveByWindows } from './improve-by-windows.ts'
import { keepAskedDays } from './keep-asked-days.ts'
import { type Circulation, gapBetween, type Plan, type PlannedLoan } from './model.ts'
import { type Effort, solveCirculation } from './solve-circulation.ts'
import { simpleBound, unservedOf } from './unserved-model.ts'

/** Labels of one search for journeys: about a second of processor. */
const mostLabels = 150_000
const fewLabels = 20_000
/** Share of the time for improving the first plan, some copies at a time; of one of many wishes, some weeks of some copies at a time. */
const improving = { few: 0.35, many: 0.6 }
const many = 80
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
  const isLarge = circulation.wishes.length > many
  const until = seconds * (isLarge ? improving.many : improving.few)
  const mayGoOn = () => spent() < until
  const improve = (part: Circulation, loans: PlannedLoan[]) =>
    solve(part, loans, Math.min(spent() + 2, until), { mostLabels: fewLabels }).loans
  const improved = isLarge
    ? improveByWindows(circulation, first.loans, improve, { chance: seededChance(), seconds: spent, mayGoOn })
    : improveByCopies(circulation, first.loans, improve, mayGoOn)
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

/** Numbers from 0 to 1 that seem to come by chance, always the same (xorshift, Marsaglia 2003). */
function seededChance(): () => number {
  let state = 2463534242
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
