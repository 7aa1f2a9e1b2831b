import { openingsFor, startsIn } from './calendar-model.ts'
import type { Circulation, PlannedCopy, PlannedTool, Stretch, Wish } from './model.ts'
import { modulesKey, partsApart } from './modules-model.ts'
import { roadKm } from './road-model.ts'

/**
 * Copies that nothing tells apart (same tool, home and days taken), with all that their journeys need; of a tool of which some modules are wished alone, one copy and the
 * wishes for the same modules. Days count from `firstDay`; `starts` gives, by wish and by opening, the first days a loan may have; ways are in points.
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
  /** Null: a journey is a whole season. Else it is one outing, and these rows of days, one for each part of the copy that leaves, are shared with fleets of other modules. */
  shares: number[] | null
}

/** The copies by fleet, with the wishes that each could serve; fleets that could serve none are left out. */
export function fleetsOf(circulation: Circulation): Fleet[] {
  const { tools, copies, wishes } = circulation
  const wanted = new Map(
    tools.map(({ id }) => [
      id,
      wishes.filter((wish) => wish.tool === id && wish.last - wish.first + 1 >= wish.days),
    ]),
  )
  const isInParts = ({ tool }: PlannedCopy) =>
    wanted.get(tool)?.some(({ modules }) => modules !== null) ?? false
  const alike = Map.groupBy(
    copies.filter((copy) => !isInParts(copy)),
    ({ tool, home, taken }) => JSON.stringify([tool, home, taken]),
  )
  let rows = 0
  return [
    ...[...alike.values()].flatMap((same) =>
      fleetOf(circulation, same, wanted.get(same[0]?.tool ?? '') ?? [], null),
    ),
    ...copies.filter(isInParts).flatMap((copy) => {
      const own = wanted.get(copy.tool) ?? []
      const parts = partsApart(own)
      const first = rows
      rows += parts.count
      return [...Map.groupBy(own, ({ modules }) => modulesKey(modules)).values()].flatMap((same) => {
        const shares = parts.of(same[0]?.modules ?? null).map((part) => first + part)
        return fleetOf(circulation, [copy], same, shares)
      })
    }),
  ]
}

function fleetOf(
  { tools, weights }: Circulation,
  same: PlannedCopy[],
  wanted: Wish[],
  shares: number[] | null,
): Fleet[] {
  const [copy] = same
  const tool = tools.find(({ id }) => id === copy?.tool)
  if (!copy || !tool || wanted.length === 0) return []
  const firstDay = Math.min(...wanted.map(({ first }) => first)) - tool.before
  const end = Math.max(...wanted.map(({ last }) => last)) + tool.after - firstDay
  const free = openingsFor(copy, wanted[0]?.modules ?? null, tool)
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
      shares,
    },
  ]
}
