import { openings, startsIn } from './calendar-model.ts'
import type { Circulation, PlannedTool, Stretch, Wish } from './model.ts'
import { roadKm } from './road-model.ts'

/**
 * Copies that nothing tells apart (same tool, home and days taken), with all that their journeys need. Days count from `firstDay`; `starts` gives, by wish
 * and by opening, the first days a loan may have; ways are in points.
 */
export type Fleet = {
  copies: string[]
  tool: PlannedTool
  firstDay: number
  /** How many days there are. */
  days: number
  openings: Stretch[]
  wishes: Wish[]
  starts: (Stretch | null)[][]
  fromHome: number[]
  between: number[][]
}

/** The copies by fleet, with the wishes that each could serve; fleets that could serve none are left out. */
export function fleetsOf(circulation: Circulation): Fleet[] {
  const { tools, copies, wishes, weights } = circulation
  const alike = Map.groupBy(copies, ({ tool, home, taken }) => JSON.stringify([tool, home, taken]))
  return [...alike.values()].flatMap((same) => {
    const [copy] = same
    const tool = tools.find(({ id }) => id === copy?.tool)
    const wanted = wishes.filter((wish) => wish.tool === tool?.id && wish.last - wish.first + 1 >= wish.days)
    if (!copy || !tool || wanted.length === 0) return []
    const firstDay = Math.min(...wanted.map(({ first }) => first)) - tool.before
    const end = Math.max(...wanted.map(({ last }) => last)) + tool.after - firstDay
    const free = openings(copy.taken, tool.closures)
      .map(({ from, to }) => ({ from: Math.max(0, from - firstDay), to: Math.min(end, to - firstDay) }))
      .filter(({ from, to }) => from <= to)
    const startsOf = ({ first, last, days }: Wish) =>
      free.map((opening) => startsIn({ first: first - firstDay, last: last - firstDay, days }, opening))
    const own = wanted.filter((wish) => startsOf(wish).some((starts) => starts !== null))
    if (own.length === 0) return []
    const way = (a: Wish['place'], b: Wish['place']) => weights.kilometres * roadKm(a, b)
    return [
      {
        copies: same.map(({ id }) => id),
        tool,
        firstDay,
        days: end + 1,
        openings: free,
        wishes: own,
        starts: own.map(startsOf),
        fromHome: own.map(({ place }) => way(copy.home, place)),
        between: own.map((a) => own.map((b) => way(a.place, b.place))),
      },
    ]
  })
}
