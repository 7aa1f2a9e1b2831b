import { link } from './calendar-model.ts'
import { type Itinerary, itinerariesOf, type Ledger, ledgerOf } from './itineraries-model.ts'
import type { Circulation, Fault, PlannedLoan, PlannedTool, Stretch } from './model.ts'

/** Why a schedule cannot be; empty when it can. */
export function faultsOf(circulation: Circulation, loans: PlannedLoan[]): Fault[] {
  const ledger = ledgerOf(circulation)
  return [
    ...loans.flatMap((loan, at) => faultsOfLoan(ledger, loan, loans.slice(0, at))),
    ...itinerariesOf(ledger, loans).flatMap(faultsOfItinerary),
  ]
}

function faultsOfLoan(ledger: Ledger, loan: PlannedLoan, before: PlannedLoan[]): Fault[] {
  const wish = ledger.wishes.get(loan.wish)
  const copy = ledger.copies.get(loan.copy)
  const fault = (why: Fault['why']): Fault => ({ wish: loan.wish, why })
  if (!wish || !copy || !ledger.tools.has(copy.tool)) return [fault('unknown')]
  return [
    ...(wish.tool === copy.tool ? [] : [fault('other-tool')]),
    ...(before.some((other) => other.wish === loan.wish) ? [fault('twice')] : []),
    ...(loan.to - loan.from + 1 === wish.days ? [] : [fault('wrong-length')]),
    ...(loan.from >= wish.first && loan.to <= wish.last ? [] : [fault('outside')]),
  ]
}

/** Days that a copy does not have: its loans, and the buffers of its journeys, meet what is taken or closed, or each other. */
function faultsOfItinerary({ tool, stops }: Itinerary): Fault[] {
  return stops.flatMap(({ loan, opening, direct }, at) => {
    const last = stops[at - 1]
    const next = stops[at + 1]
    if (!opening) return [{ wish: loan.wish, why: closedOrTaken(tool, loan) }]
    const faults: Fault[] = []
    const tooClose = last && link(tool, last.loan.to, loan.from) === null
    if (tooClose && (last.opening === opening || last.loan.to >= loan.from))
      faults.push({ wish: loan.wish, why: 'too-close', with: last.loan.wish })
    if (!direct && loan.from - tool.before < opening.from)
      faults.push({
        wish: loan.wish,
        why: closedOrTaken(tool, { from: loan.from - tool.before, to: loan.from }),
      })
    if (!next?.direct && loan.to + tool.after > opening.to)
      faults.push({ wish: loan.wish, why: closedOrTaken(tool, { from: loan.to, to: loan.to + tool.after }) })
    return faults
  })
}

const closedOrTaken = (tool: PlannedTool, days: Stretch): 'closed' | 'taken' =>
  tool.closures.some(({ from, to }) => from <= days.to && days.from <= to) ? 'closed' : 'taken'
