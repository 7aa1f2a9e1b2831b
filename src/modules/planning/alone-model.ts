import { openingsFor, startsIn } from './calendar-model.ts'
import type { Ledger } from './itineraries-model.ts'
import type { PlannedCopy, PlannedTool, Wish } from './model.ts'

/** The copies of a wish’s tool, in order. */
export const copiesOf = (ledger: Ledger, wish: Wish): PlannedCopy[] =>
  [...ledger.copies.values()].filter(({ tool }) => tool === wish.tool)

/** The first days on which a copy could serve a wish if nobody else wished anything: out of its home and back to it. */
export function startsAlone(tool: PlannedTool, copy: PlannedCopy, wish: Wish): number[] {
  return openingsFor(copy, wish.modules, tool).flatMap((opening) => {
    const starts = startsIn(wish, opening)
    if (!starts) return []
    const from = Math.max(starts.from, opening.from + tool.before)
    const to = Math.min(starts.to, opening.to - tool.after - wish.days + 1)
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
  })
}
