import { link, openings } from './calendar-model.ts'
import type { Circulation, PlannedCopy, PlannedLoan, PlannedTool, Stretch, Wish } from './model.ts'

/** The rows of a circulation by id. */
export type Ledger = {
  tools: Map<string, PlannedTool>
  copies: Map<string, PlannedCopy>
  wishes: Map<string, Wish>
}

export const ledgerOf = (circulation: Circulation): Ledger => ({
  tools: new Map(circulation.tools.map((tool) => [tool.id, tool])),
  copies: new Map(circulation.copies.map((copy) => [copy.id, copy])),
  wishes: new Map(circulation.wishes.map((wish) => [wish.id, wish])),
})

/** A loan of a copy, and how the copy comes to it: straight from the loan before, or from its home. */
type Stop = { loan: PlannedLoan; wish: Wish; direct: boolean }

/** The loans of one copy in order of time; `opening` null when one begins on a day taken or closed. */
export type Itinerary = {
  copy: PlannedCopy
  tool: PlannedTool
  stops: (Stop & { opening: Stretch | null })[]
}

/** The loans by copy, with the way a copy takes: straight to the next host whenever that is allowed, since it is never longer. Unknown ids are left out. */
export function itinerariesOf(ledger: Ledger, loans: PlannedLoan[]): Itinerary[] {
  const byCopy = Map.groupBy(loans, (loan) => loan.copy)
  return [...byCopy].flatMap(([id, own]) => {
    const copy = ledger.copies.get(id)
    const tool = copy && ledger.tools.get(copy.tool)
    if (!copy || !tool) return []
    const free = openings(copy.taken, tool.closures)
    const stops: Itinerary['stops'] = []
    for (const loan of own.toSorted((a, b) => a.from - b.from)) {
      const wish = ledger.wishes.get(loan.wish)
      if (!wish) continue
      const opening = free.find(({ from, to }) => loan.from >= from && loan.to <= to) ?? null
      const last = stops.at(-1)
      const straight = last?.opening === opening && link(tool, last.loan.to, loan.from) === 'direct'
      stops.push({ loan, wish, opening, direct: opening !== null && straight })
    }
    return [{ copy, tool, stops }]
  })
}
