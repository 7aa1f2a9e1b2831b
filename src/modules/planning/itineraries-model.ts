import { link, openingsFor } from './calendar-model.ts'
import type { Circulation, PlannedCopy, PlannedLoan, PlannedTool, Stretch, Wish } from './model.ts'
import { modulesKey, partsApart } from './modules-model.ts'

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

/**
 * A loan of a copy. `opening` null when it begins on a day taken or closed. `after`: the loans that had its modules last, before it. `direct`: its modules come
 * straight from the only one of these, which had the very same; else from their home.
 */
export type Stop = {
  loan: PlannedLoan
  wish: Wish
  opening: Stretch | null
  after: Stop[]
  direct: boolean
}

/** The loans of some modules of one copy, those and no other, in order of time. */
export type Itinerary = { copy: PlannedCopy; tool: PlannedTool; stops: Stop[] }

/**
 * The loans by copy and by modules, with the way they take: straight to the next host whenever that is allowed, since it is never longer. Unknown ids are left out.
 */
export function itinerariesOf(ledger: Ledger, loans: PlannedLoan[]): Itinerary[] {
  const byCopy = Map.groupBy(loans, (loan) => loan.copy)
  return [...byCopy].flatMap(([id, own]) => {
    const copy = ledger.copies.get(id)
    const tool = copy && ledger.tools.get(copy.tool)
    if (!copy || !tool) return []
    const stops = stopsOf(ledger, { copy, tool }, own)
    return [...Map.groupBy(stops, ({ wish }) => modulesKey(wish.modules)).values()].map((same) => ({
      copy,
      tool,
      stops: same,
    }))
  })
}

/** All the loans of a copy in order of time, each with those that its modules come from. */
function stopsOf(
  ledger: Ledger,
  { copy, tool }: { copy: PlannedCopy; tool: PlannedTool },
  loans: PlannedLoan[],
): Stop[] {
  const known = loans
    .toSorted((a, b) => a.from - b.from)
    .flatMap((loan) => {
      const wish = ledger.wishes.get(loan.wish)
      return wish ? [{ loan, wish }] : []
    })
  const parts = partsApart(known.map(({ wish }) => wish))
  const free = new Map<string, Stretch[]>()
  const last: (Stop | undefined)[] = []
  return known.map(({ loan, wish }) => {
    const key = modulesKey(wish.modules)
    const openings = free.get(key) ?? openingsFor(copy, wish.modules, tool)
    free.set(key, openings)
    const opening = openings.find(({ from, to }) => loan.from >= from && loan.to <= to) ?? null
    const own = parts.of(wish.modules)
    const after = [...new Set(own.flatMap((part) => last[part] ?? []))]
    const [before] = after
    const isSame = after.length === 1 && before && modulesKey(before.wish.modules) === key
    const straight =
      isSame && before.opening === opening && link(tool, before.loan.to, loan.from) === 'direct'
    const stop = { loan, wish, opening, after, direct: opening !== null && straight === true }
    for (const part of own) last[part] = stop
    return stop
  })
}
