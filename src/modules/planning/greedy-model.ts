import { copiesOf, startsAlone } from './alone-model.ts'
import { costOf } from './cost-model.ts'
import { faultsOf } from './faults-model.ts'
import { type Ledger, ledgerOf } from './itineraries-model.ts'
import type { Circulation, PlannedLoan, Wish } from './model.ts'

/**
 * The plan of a careful person: wishes in order of priority, then of first day, each where it adds the most points to what is placed already, and only if it adds any.
 * It is where the optimiser begins, what is answered when it cannot, and what it is compared with.
 */
export function planGreedily(circulation: Circulation): PlannedLoan[] {
  const ledger = ledgerOf(circulation)
  const order = circulation.wishes.toSorted(
    (a, b) => b.priority - a.priority || a.first - b.first || a.last - b.last,
  )
  const plan: PlannedLoan[] = []
  for (const wish of order) {
    const best = bestPlace(circulation, ledger, plan, wish)
    if (best) plan.push(best)
  }
  return plan
}

/** Where a wish adds the fewest kilometres, the first of equals; null when it has no room, or adds no point. */
function bestPlace(circulation: Circulation, ledger: Ledger, plan: PlannedLoan[], wish: Wish) {
  const tool = ledger.tools.get(wish.tool)
  let best: PlannedLoan | null = null
  let least = Infinity
  if (!tool) return null
  for (const copy of copiesOf(ledger, wish)) {
    const own = plan.filter((loan) => loan.copy === copy.id)
    const wishes = [...own.flatMap((loan) => ledger.wishes.get(loan.wish) ?? []), wish]
    const alone = { ...circulation, tools: [tool], copies: [copy], wishes, territories: [] }
    const before = costOf(alone, own).kilometres
    for (const from of startsAlone(tool, copy, wish)) {
      const loan = { wish: wish.id, copy: copy.id, from, to: from + wish.days - 1 }
      if (faultsOf(alone, [...own, loan]).length > 0) continue
      const added = costOf(alone, [...own, loan]).kilometres - before
      if (added < least - 1e-9) [best, least] = [loan, added]
    }
  }
  const total = (loans: PlannedLoan[]) => costOf(circulation, loans).points.total
  return best && total([...plan, best]) > total(plan) ? best : null
}
