import { copiesOf, startsAlone } from './alone-model.ts'
import { costOf } from './cost-model.ts'
import { type Ledger, ledgerOf } from './itineraries-model.ts'
import type { Circulation, PlannedLoan, Unserved, Wish } from './model.ts'

/** The wishes that a schedule does not serve, each with the first reason that holds. */
export function unservedOf(circulation: Circulation, loans: PlannedLoan[]): Unserved[] {
  const ledger = ledgerOf(circulation)
  const served = new Set(loans.map(({ wish }) => wish))
  return circulation.wishes
    .filter(({ id }) => !served.has(id))
    .map((wish) => ({ wish: wish.id, why: whyNot(circulation, ledger, wish) }))
}

function whyNot(circulation: Circulation, ledger: Ledger, wish: Wish): Unserved['why'] {
  const tool = ledger.tools.get(wish.tool)
  const copies = copiesOf(ledger, wish)
  if (!tool || copies.length === 0) return 'no-copy'
  if (wish.last - wish.first + 1 < wish.days) return 'too-short'
  const starts = copies.map((copy) => ({ copy, from: startsAlone(tool, copy, wish)[0] }))
  if (starts.every(({ from }) => from === undefined)) {
    const untaken = copies.some((copy) => startsAlone(tool, { ...copy, taken: [] }, wish).length > 0)
    return untaken ? 'taken' : 'closed'
  }
  const worth = starts.flatMap(({ copy, from }) =>
    from === undefined
      ? []
      : costOf(circulation, [{ wish: wish.id, copy: copy.id, from, to: from + wish.days - 1 }]).points.total,
  )
  return Math.max(...worth) > 0 ? 'others' : 'far'
}

/** What no schedule can pass, without looking further: every wish that could be served alone is, at no distance. */
export function simpleBound(circulation: Circulation): number {
  const ledger = ledgerOf(circulation)
  const possible = circulation.wishes.filter((wish) => {
    const tool = ledger.tools.get(wish.tool)
    return tool && copiesOf(ledger, wish).some((copy) => startsAlone(tool, copy, wish).length > 0)
  })
  const copy = (wish: Wish) => copiesOf(ledger, wish)[0]?.id ?? ''
  const all = possible.map((wish) => ({ wish: wish.id, copy: copy(wish), from: 0, to: 0 }))
  const { served, fairness } = costOf(circulation, all).points
  return served + fairness
}
