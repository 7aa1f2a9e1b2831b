import fc from 'fast-check'
import loadHighs from 'highs'
import { beforeAll, describe, expect, test } from 'vitest'
import { costOf } from './cost-model.ts'
import { faultsOf } from './faults-model.ts'
import { planGreedily } from './greedy-model.ts'
import { improveByWindows } from './improve-by-windows.ts'
import { makeBestPlan, makeGreedyPlan } from './make-plan.ts'
import type { Circulation, PlannedLoan } from './model.ts'
import { solveCirculation } from './solve-circulation.ts'
import { aCopy, aTool, mostPoints } from './testing.ts'

let highs: Awaited<ReturnType<typeof loadHighs>>
beforeAll(async () => {
  highs = await loadHighs()
})

/** Many programs are solved, each for some hundredths of a second. */
const timeout = 120_000

/** A clock that stands still: time limits nothing, so that a search depends on its data alone. */
const clock = () => 0
const plansOf = (circulation: Circulation) => {
  const greedy = makeGreedyPlan(circulation, clock)
  return { greedy, best: makeBestPlan(highs, circulation, greedy, { seconds: 60, clock }) }
}

const upTo = (max: number) => fc.integer({ min: 0, max })
const place = fc.record({ lon: upTo(20).map((at) => 2 + at / 10), lat: upTo(15).map((at) => 49 + at / 10) })
const stretch = (latest: number) =>
  fc.tuple(upTo(latest), upTo(4)).map(([from, more]) => ({ from, to: from + more }))
const tool = fc.record({
  before: upTo(2),
  after: upTo(2),
  direct: fc.option(fc.record({ days: upTo(2), wait: upTo(4) }), { nil: null }),
  closures: fc.array(stretch(40), { maxLength: 1 }),
})
/** Some of three modules, never all of them: those are the whole. */
const some = fc.subarray([1, 2, 3], { minLength: 1, maxLength: 2 })
const wish = (season: number, tools: number, modules: fc.Arbitrary<number[] | null>) =>
  fc
    .record({
      tool: upTo(tools - 1).map((at) => `tool${at}`),
      modules,
      first: upTo(season),
      slack: upTo(6),
      days: fc.integer({ min: 1, max: 6 }),
      place,
      priority: fc.integer({ min: 1, max: 3 }),
      territory: fc.constantFrom('x', 'y', null),
    })
    .map(({ slack, ...rest }) => ({
      ...rest,
      asked: rest.first + (slack >> 1),
      last: rest.first + rest.days - 1 + slack,
    }))

/** Circulations of one or two tools; kilometres weigh enough for some journeys not to be worth it. `modules`: what wishes and days taken are of, all when not said. */
const circulations = (
  size: { wishes: number; copies: number; season: number },
  modules: fc.Arbitrary<number[] | null> = fc.constant(null),
) =>
  fc
    .record({
      tools: fc.array(tool, { minLength: 1, maxLength: 2 }),
      copies: fc.array(
        fc.tuple(upTo(1), place, fc.array(fc.tuple(stretch(size.season), modules), { maxLength: 2 })),
        {
          minLength: 1,
          maxLength: size.copies,
        },
      ),
      wishes: fc.array(wish(size.season, 2, modules), { minLength: 1, maxLength: size.wishes }),
      kilometres: fc.constantFrom(0, 0.1, 0.5),
      received: fc.tuple(upTo(3), upTo(3)),
    })
    .map(
      ({ tools, copies, wishes, kilometres, received }): Circulation => ({
        tools: tools.map((each, at) => aTool({ id: `tool${at}`, ...each })),
        copies: copies.map(([own, home, taken], at) =>
          aCopy(`copy${at}`, {
            tool: `tool${own % tools.length}`,
            home,
            taken: taken.map(([days, of]) => ({ ...days, modules: of })),
          }),
        ),
        wishes: wishes.map((each, at) => ({ id: `wish${at}`, ...each })),
        territories: [
          { id: 'x', received: received[0], inhabitants: 1000 },
          { id: 'y', received: received[1], inhabitants: 3000 },
        ],
        weights: { served: 100, kilometres, fairness: 20 },
      }),
    )

/** What holds for every plan. */
function check(circulation: Circulation) {
  const { greedy, best } = plansOf(circulation)
  for (const plan of [greedy, best]) {
    expect(faultsOf(circulation, plan.loans)).toEqual([])
    expect(plan.cost).toEqual(costOf(circulation, plan.loans))
    expect(plan.loans.length + plan.unserved.length).toBe(circulation.wishes.length)
    expect(plan.cost.points.total).toBeLessThanOrEqual(plan.bound + 1e-6)
  }
  expect(greedy.cost.points.total).toBeLessThanOrEqual(best.cost.points.total + 1e-6)
  expect(best.bound).toBeLessThanOrEqual(greedy.bound + 1e-6)
  return best
}

describe('the optimum', () => {
  test('is what trying every schedule gives, and is proven', { timeout }, () => {
    fc.assert(
      fc.property(circulations({ wishes: 5, copies: 2, season: 24 }), (circulation) => {
        const best = check(circulation)
        expect(best.cost.points.total).toBeCloseTo(mostPoints(circulation), 5)
        expect(best.gap).toBe(0)
      }),
      { numRuns: 100, seed: 20261127 },
    )
  })

  const modules = fc.oneof({ weight: 3, arbitrary: some }, { weight: 1, arbitrary: fc.constant(null) })
  test('is so too of modules that travel apart', { timeout }, () => {
    fc.assert(
      fc.property(circulations({ wishes: 5, copies: 2, season: 16 }, modules), (circulation) => {
        const best = check(circulation)
        expect(best.cost.points.total).toBeCloseTo(mostPoints(circulation), 5)
        expect(best.gap).toBe(0)
      }),
      { numRuns: 100, seed: 20261128 },
    )
  })

  test('of larger ones is possible, counted right, no worse than a careful person, and proven', {
    timeout,
  }, () => {
    fc.assert(
      fc.property(circulations({ wishes: 16, copies: 4, season: 60 }), (circulation) => {
        expect(check(circulation).gap).toBe(0)
      }),
      { numRuns: 10, seed: 20261127 },
    )
  })

  test('of many wishes is neared some weeks at a time: what is found is possible and never less', {
    timeout,
  }, () => {
    const sizes = { wishes: 40, copies: 4, season: 90 }
    fc.assert(
      fc.property(
        circulations(sizes, modules),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (circulation, numbers) => {
          const pointsOf = (loans: PlannedLoan[]) => costOf(circulation, loans).points.total
          const solve = (part: Circulation, loans: PlannedLoan[]) => {
            const first = { loans, points: costOf(part, loans).points.total }
            expect(faultsOf(part, loans)).toEqual([])
            return solveCirculation(highs, part, first, { secondsLeft: () => 60, mostLabels: 2000 }).loans
          }
          let windows = 0
          const chance = () => numbers.next().value ?? 0
          const seconds = () => 0
          for (const before of [[], planGreedily(circulation)]) {
            windows = 0
            const found = improveByWindows(circulation, before, solve, {
              chance,
              seconds,
              mayGoOn: () => windows++ < 6,
            })
            expect(faultsOf(circulation, found)).toEqual([])
            expect(pointsOf(found)).toBeGreaterThanOrEqual(pointsOf(before) - 1e-6)
          }
        },
      ),
      { numRuns: 10, seed: 20261128 },
    )
  })

  test('is the same each time', () => {
    const [circulation] = fc.sample(circulations({ wishes: 16, copies: 4, season: 60 }), {
      numRuns: 1,
      seed: 7,
    })
    if (!circulation) throw new Error('no sample')
    expect(plansOf(circulation)).toEqual(plansOf(circulation))
  })
})
