import {
  type Circulation,
  costOf,
  createPlanner,
  planGreedily,
  usualWeights,
} from '#modules/planning/index.ts'
import { readConfig } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { seededRandom } from './random.ts'

/** How the copies are spread: homes (all alike in one, else with days taken), tools, modules of each that travel apart. */
const spreads = {
  'one home': [1, 1, 0],
  'six homes': [6, 1, 0],
  'three tools': [6, 3, 0],
  'in three modules': [6, 1, 3],
  'three tools in four modules': [6, 3, 4],
} as const
type Spread = keyof typeof spreads

const copyCount = 6

/** Prints plans of the circulation of tools, for numbers of wishes: those of somebody who places one wish after another, and the optimiser’s. */
export async function measurePlans(sizes: number[]): Promise<void> {
  if (sizes.length === 0) return
  const planner = createPlanner(createLog(readConfig({ MAILLAGE_LOG: 'error' })))
  console.log('\n## Circulation of tools, six copies over half a year: greedy, then optimised\n')
  console.log(
    '| wishes | copies | served | | kilometres | | fairness points | | points | | bound | gap % | s (aim 30) |',
  )
  console.log('|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|')
  for (const size of sizes)
    for (const spread of Object.keys(spreads) as Spread[]) {
      const circulation = invented(size, spread)
      const greedy = costOf(circulation, planGreedily(circulation))
      const { cost, bound, gap, seconds } = await planner.plan(circulation)
      const both = (value: (each: typeof cost) => number) =>
        [greedy, cost].map((each) => value(each).toFixed(0))
      const cells = [
        size,
        spread,
        ...both((each) => each.served),
        ...both((each) => each.kilometres),
        ...both((each) => each.points.fairness),
        ...both((each) => each.points.total),
        bound.toFixed(0),
        (100 * gap).toFixed(2),
        seconds.toFixed(1),
      ]
      console.log(`| ${cells.join(' | ')} |`)
    }
  planner.stop()
}

/** Wishes of one to three weeks within one to six, over a region 150 km wide; buffers of two and three days, direct moves, a closed fortnight. */
function invented(size: number, spread: Spread): Circulation {
  const random = seededRandom(size)
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  const place = () => ({ lon: 2 + 2 * random(), lat: 49 + 1.5 * random() })
  const [homes, tools, modules] = spreads[spread]
  /** All of it one time in three, else from a module on, one or two. */
  const some = () => {
    const first = modules === 0 ? 0 : between(-Math.ceil(modules / 2), modules)
    return first < 1 ? null : [...new Set([first, Math.min(modules, first + between(0, 1))])]
  }
  const home = Array.from({ length: homes }, place)
  return {
    tools: Array.from({ length: tools }, (_, at) => ({
      id: `${at}`,
      before: 2,
      after: 3,
      direct: { days: 1, wait: 10 },
      closures: [{ from: 85, to: 98 }],
    })),
    copies: Array.from({ length: copyCount }, (_, at) => {
      const from = between(0, 150)
      return {
        id: `${at}`,
        tool: `${at % tools}`,
        home: home[at % homes] ?? place(),
        taken: homes === 1 ? [] : [{ from, to: from + between(5, 20), modules: some() }],
      }
    }),
    wishes: Array.from({ length: size }, (_, at) => {
      const [first, days, slack] = [between(0, 140), between(7, 21), between(0, 28)]
      return {
        id: `${at}`,
        tool: `${at % tools}`,
        modules: some(),
        first,
        last: first + days + slack,
        days,
        asked: first + (slack >> 1),
        place: place(),
        priority: between(1, 2),
        territory: `${between(0, 7)}`,
      }
    }),
    territories: Array.from({ length: 8 }, (_, at) => ({
      id: `${at}`,
      received: between(0, 4),
      inhabitants: between(20, 300) * 1000,
    })),
    weights: usualWeights,
  }
}
