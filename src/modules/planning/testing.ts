import type { Circulation, Place, PlannedCopy, PlannedTool, Stretch, Wish } from './model.ts'
import { usualWeights } from './model.ts'
import { type Modules, modulesMeet } from './modules-model.ts'
import { roadKm } from './road-model.ts'

/** A tool named `tool`, with no buffer and no direct move unless said. */
export const aTool = (change: Partial<PlannedTool> = {}): PlannedTool => ({
  id: 'tool',
  before: 0,
  after: 0,
  direct: null,
  closures: [],
  ...change,
})

export const aCopy = (id: string, change: Partial<PlannedCopy> = {}): PlannedCopy => ({
  id,
  tool: 'tool',
  home: { lon: 3, lat: 50 },
  taken: [],
  ...change,
})

/** A wish for one day of a hundred, at some tenths of a degree north of the copies’ home. */
export const aWish = (id: string, change: Partial<Wish> = {}): Wish => ({
  id,
  tool: 'tool',
  modules: null,
  first: 0,
  last: 99,
  days: 1,
  asked: null,
  place: north(1),
  priority: 1,
  territory: null,
  ...change,
})

export const north = (tenths: number): Place => ({ lon: 3, lat: 50 + tenths / 10 })

/** One copy of one tool, nobody’s wish, unless said. */
export const aCirculation = (change: Partial<Circulation> = {}): Circulation => ({
  tools: [aTool()],
  copies: [aCopy('A')],
  wishes: [],
  territories: [],
  weights: usualWeights,
  ...change,
})

const within = (day: number, stretches: Stretch[]) =>
  stretches.some(({ from, to }) => day >= from && day <= to)

/** The most points of a small circulation, every schedule tried, day by day: what the optimiser must find, reckoned with none of its rules. */
export function mostPoints(circulation: Circulation): number {
  const { copies, wishes, territories, weights } = circulation
  const sets = 2 ** wishes.length
  let least = new Array<number>(sets).fill(Infinity)
  least[0] = 0
  for (const copy of copies) {
    const own = shortestBySet(circulation, copy)
    const merged = new Array<number>(sets).fill(Infinity)
    for (let one = 0; one < sets; one++)
      for (let other = 0; other < sets; other++)
        if ((one & other) === 0)
          merged[one | other] = Math.min(merged[one | other] ?? 0, (least[one] ?? 0) + (own[other] ?? 0))
    least = merged
  }
  const mean = territories.reduce((sum, each) => sum + (each.inhabitants ?? 0), 0) / territories.length
  const worth = (set: number) => {
    const served = wishes.filter((_, at) => set & (1 << at))
    let points = served.reduce((sum, { priority }) => sum + weights.served * priority, 0)
    for (const { id, received, inhabitants } of territories)
      served
        .filter(({ territory }) => territory === id)
        .forEach((_, rank) => {
          points += (weights.fairness * ((inhabitants ?? 0) / mean)) / (received + rank + 1)
        })
    const way = least[set] ?? Infinity
    return way === Infinity ? -Infinity : points - weights.kilometres * way
  }
  return Math.max(...least.map((_, set) => worth(set)))
}

/** What is out of a copy at a moment: some of its modules, with a host until a day. */
type Out = { modules: Modules; at: Place; end: number }

/** The fewest kilometres in which one copy serves each set of wishes, its loans begun one after the other. */
function shortestBySet({ tools, wishes }: Circulation, copy: PlannedCopy): number[] {
  const tool = tools.find(({ id }) => id === copy.tool) as PlannedTool
  const least = new Array<number>(2 ** wishes.length).fill(Infinity)
  const free = (modules: Modules, from: number, to: number) => {
    const taken = copy.taken.filter((each) => modulesMeet(each.modules, modules))
    for (let day = from; day <= to; day++) if (within(day, taken) || within(day, tool.closures)) return false
    return true
  }
  const canReturn = ({ modules, end }: Out) => free(modules, end + 1, end + tool.after)
  const returned = (out: Out[], way: number) => out.reduce((sum, { at }) => sum + roadKm(at, copy.home), way)
  const visit = (set: number, out: Out[], since: number, way: number) => {
    if (out.every(canReturn)) least[set] = Math.min(least[set] ?? Infinity, returned(out, way))
    wishes.forEach((wish, index) => {
      const { modules } = wish
      if (set & (1 << index) || wish.tool !== copy.tool) return
      const before = out.filter((each) => modulesMeet(each.modules, modules))
      const others = out.filter((each) => !before.includes(each))
      for (let from = Math.max(wish.first, since); from + wish.days - 1 <= wish.last; from++) {
        const to = from + wish.days - 1
        if (!free(modules, from, to)) continue
        const next = set | (1 << index)
        const now = [...others, { modules, at: wish.place, end: to }]
        const inTime = before.every((each) => canReturn(each) && each.end + tool.after < from - tool.before)
        if (inTime && free(modules, from - tool.before, from - 1))
          visit(next, now, from, returned(before, way) + roadKm(copy.home, wish.place))
        const [last] = before
        const { direct } = tool
        if (!direct || !last || before.length > 1 || `${last.modules}` !== `${modules}`) continue
        const gap = from - last.end - 1
        const inReach = gap >= direct.days && gap <= direct.days + direct.wait
        if (inReach && free(modules, last.end + 1, from - 1))
          visit(next, now, from, way + roadKm(last.at, wish.place))
      }
    })
  }
  visit(0, [], -1000, 0)
  return least
}
