import { copiesOf, startsAlone } from './alone-model.ts'
import { costOf } from './cost-model.ts'
import { faultsOf } from './faults-model.ts'
import { type Ledger, ledgerOf } from './itineraries-model.ts'
import type { Circulation, PlannedLoan, Wish } from './model.ts'

/** A loan on other days than those asked at all is as bad as this many days more: somebody has to agree to it. */
const movedAtAll = 7
/** Loans that make room for another, at most. */
const mostMoved = 2

/**
 * The same schedule nearer to the days asked, where that costs no point: the optimiser sees no difference between two days that suit. A loan goes back to the days it
 * asked, or nearer, on any copy, and those in its way find other days, as long as the whole is nearer. `mayGoOn` says whether time is left.
 */
export function keepAskedDays(
  circulation: Circulation,
  loans: PlannedLoan[],
  mayGoOn: () => boolean,
): PlannedLoan[] {
  const ledger = ledgerOf(circulation)
  const away = awayOf(ledger)
  let plan = loans
  for (let better = true; better && mayGoOn(); ) {
    better = false
    for (const { wish } of plan.toSorted((a, b) => away(b) - away(a))) {
      if (!mayGoOn()) break
      const nearer = nearerFor(circulation, ledger, plan, wish)
      if (!nearer) continue
      plan = nearer
      better = true
    }
  }
  return plan
}

/** How far a loan is from the days asked; 0 when none were preferred. */
const awayOf = (ledger: Ledger) => (loan: PlannedLoan) => {
  const asked = ledger.wishes.get(loan.wish)?.asked ?? null
  return asked === null || asked === loan.from ? 0 : movedAtAll + Math.abs(loan.from - asked)
}

/** A schedule that is nearer as a whole with one loan moved; null when there is none. */
function nearerFor(circulation: Circulation, ledger: Ledger, plan: PlannedLoan[], id: string) {
  const away = awayOf(ledger)
  const loan = plan.find(({ wish }) => wish === id)
  const wish = ledger.wishes.get(id)
  if (!loan || !wish || away(loan) === 0) return null
  const others = plan.filter((each) => each !== loan)
  const sum = (some: PlannedLoan[]) => some.reduce((total, each) => total + away(each), 0)
  for (const place of placesOf(ledger, wish)) {
    if (away(place) >= away(loan)) break
    const tried = withRoomFor(circulation, ledger, others, place, away(place) === 0 ? mostMoved : 0)
    if (tried && sum(tried) < sum(plan) && !isDearer(circulation, plan, tried)) return tried
  }
  return null
}

/** Where a wish may be served, the nearest to its days first, by copies in order. */
function placesOf(ledger: Ledger, wish: Wish): PlannedLoan[] {
  const away = awayOf(ledger)
  const tool = ledger.tools.get(wish.tool)
  if (!tool) return []
  return copiesOf(ledger, wish)
    .flatMap((copy) =>
      startsAlone(tool, copy, wish).map((from) => ({
        wish: wish.id,
        copy: copy.id,
        from,
        to: from + wish.days - 1,
      })),
    )
    .sort((a, b) => away(a) - away(b))
}

/** The schedule with one more loan, those in its way moved elsewhere; null when there is no room. */
function withRoomFor(
  circulation: Circulation,
  ledger: Ledger,
  others: PlannedLoan[],
  loan: PlannedLoan,
  most: number,
): PlannedLoan[] | null {
  const own = others.filter(({ copy }) => copy === loan.copy)
  if (isFree(circulation, ledger, own, loan)) return [...others, loan]
  const inTheWay = own.filter((other) => !isFree(circulation, ledger, [other], loan))
  if (inTheWay.length === 0 || inTheWay.length > most) return null
  let plan = others.filter((other) => !inTheWay.includes(other))
  if (
    !isFree(
      circulation,
      ledger,
      own.filter((other) => !inTheWay.includes(other)),
      loan,
    )
  )
    return null
  plan = [...plan, loan]
  for (const { wish: id } of inTheWay) {
    const wish = ledger.wishes.get(id)
    const place =
      wish &&
      placesOf(ledger, wish).find((each) =>
        isFree(
          circulation,
          ledger,
          plan.filter(({ copy }) => copy === each.copy),
          each,
        ),
      )
    if (!place) return null
    plan = [...plan, place]
  }
  return plan
}

/** Whether a loan has room among others of its copy. */
function isFree(circulation: Circulation, ledger: Ledger, own: PlannedLoan[], loan: PlannedLoan): boolean {
  const copy = ledger.copies.get(loan.copy)
  const loans = [...own, loan]
  if (!copy) return false
  const part = {
    ...circulation,
    tools: [...ledger.tools.values()].filter(({ id }) => id === copy.tool),
    copies: [copy],
    wishes: loans.flatMap(({ wish }) => ledger.wishes.get(wish) ?? []),
  }
  return faultsOf(part, loans).length === 0
}

const isDearer = (circulation: Circulation, before: PlannedLoan[], after: PlannedLoan[]): boolean =>
  costOf(circulation, after).points.total < costOf(circulation, before).points.total - 1e-9
