import type { DayNumber, PlannedCopy, PlannedTool, Stretch } from './model.ts'
import { type Modules, modulesMeet } from './modules-model.ts'

/**
 * The stretches of days in which a copy may travel: what lies between days taken and closed ones. The copy is at home at both ends, so that a journey with its
 * buffers stays inside one. The first begins, and the last ends, without limit.
 */
function openings(taken: Stretch[], closures: Stretch[]): Stretch[] {
  const blocked = [...taken, ...closures].sort((a, b) => a.from - b.from)
  const found: Stretch[] = []
  let from: DayNumber = -Infinity
  for (const block of blocked) {
    if (block.from > from) found.push({ from, to: block.from - 1 })
    from = Math.max(from, block.to + 1)
  }
  return [...found, { from, to: Infinity }]
}

/** The stretches of days in which some modules of a copy may travel. */
export const openingsFor = (copy: PlannedCopy, modules: Modules, { closures }: PlannedTool): Stretch[] =>
  openings(
    copy.taken.filter((taken) => modulesMeet(taken.modules, modules)),
    closures,
  )

/** First days that a loan may have in an opening, were it alone or not: the buffers are those of journeys, not of loans. Null when none. */
export function startsIn(
  wish: { first: DayNumber; last: DayNumber; days: number },
  opening: Stretch,
): Stretch | null {
  const from = Math.max(wish.first, opening.from)
  const to = Math.min(wish.last, opening.to) - wish.days + 1
  return from <= to ? { from, to } : null
}

/** How a copy may go from a loan to the next of the same opening: straight, by its home, or not at all. */
export function link(tool: PlannedTool, lastDay: DayNumber, nextDay: DayNumber): 'direct' | 'home' | null {
  const between = nextDay - lastDay - 1
  const { direct } = tool
  if (direct && between >= direct.days && between <= direct.days + direct.wait) return 'direct'
  return between >= tool.after + tool.before ? 'home' : null
}
