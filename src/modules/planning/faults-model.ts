import { link } from './calendar-model.ts'
import { type Itinerary, itinerariesOf, type Ledger, ledgerOf, type Stop } from './itineraries-model.ts'
import type { Circulation, Fault, PlannedLoan, PlannedTool, Stretch } from './model.ts'
import { modulesKey } from './modules-model.ts'

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

/** Days that a copy, or its modules, do not have: its loans, and the buffers of its journeys, meet what is taken or closed, or each other. */
function faultsOfItinerary({ tool, stops }: Itinerary): Fault[] {
  return stops.flatMap((stop, at) => {
    const { loan, opening, direct } = stop
    if (!opening) return [{ wish: loan.wish, why: closedOrTaken(tool, loan) }]
    const faults: Fault[] = stop.after
      .filter((last) => isTooClose(tool, last, stop))
      .map((last) => ({ wish: loan.wish, why: 'too-close', with: last.loan.wish }))
    if (!direct && loan.from - tool.before < opening.from)
      faults.push({
        wish: loan.wish,
        why: closedOrTaken(tool, { from: loan.from - tool.before, to: loan.from }),
      })
    if (!stops[at + 1]?.direct && loan.to + tool.after > opening.to)
      faults.push({ wish: loan.wish, why: closedOrTaken(tool, { from: loan.to, to: loan.to + tool.after }) })
    return faults
  })
}

/** Whether modules have no time to come from a loan to the next: by their home, unless the next is of the very same ones. What parts two openings is said by itself. */
function isTooClose(tool: PlannedTool, last: Stop, next: Stop): boolean {
  const [lastDay, nextDay] = [last.loan.to, next.loan.from]
  if (lastDay >= nextDay) return true
  if (modulesKey(last.wish.modules) !== modulesKey(next.wish.modules))
    return nextDay - lastDay - 1 < tool.after + tool.before
  return last.opening === next.opening && link(tool, lastDay, nextDay) === null
}

const closedOrTaken = (tool: PlannedTool, days: Stretch): 'closed' | 'taken' =>
  tool.closures.some(({ from, to }) => from <= days.to && days.from <= to) ? 'closed' : 'taken'
