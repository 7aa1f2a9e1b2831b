import { datesFault } from './dates-model.ts'
import { type Loan, type LoanAct, type LoanState, offerDays, requestDays, type Side } from './model.ts'

/** From which states an act is done, by whom, and where it leads; `same`: nowhere else. */
type Rule = { from: readonly LoanState[]; by: readonly Side[]; to: LoanState | 'same' }

/** Promises whose days can still change. */
const kept = ['approved', 'signed', 'handed_over'] as const
const both = ['borrower', 'holder'] as const

/** The whole of the state machine; what it does not allow never happens. Signing leads on when both sides have signed. */
const rules: Record<LoanAct, Rule> = {
  approve: { from: ['requested'], by: ['holder', 'job'], to: 'approved' },
  refuse: { from: ['requested', 'offered'], by: ['holder'], to: 'refused' },
  // The waiting list offers by itself.
  offer: { from: ['requested', 'offered'], by: ['holder', 'job'], to: 'offered' },
  accept: { from: ['offered'], by: ['borrower'], to: 'approved' },
  // The request itself stands: something else may be offered, or it may be approved as it was asked.
  decline: { from: ['offered'], by: ['borrower'], to: 'requested' },
  sign: { from: ['approved'], by: ['borrower', 'holder'], to: 'signed' },
  'hand-over': { from: ['signed'], by: ['holder', 'borrower'], to: 'handed_over' },
  return: { from: ['handed_over'], by: ['holder', 'borrower'], to: 'returned' },
  close: { from: ['returned'], by: ['holder'], to: 'closed' },
  cancel: {
    from: ['requested', 'offered', 'approved', 'signed'],
    by: ['borrower', 'holder'],
    to: 'cancelled',
  },
  expire: { from: ['requested', 'offered'], by: ['job'], to: 'expired' },
  // One side proposes other days, the other side answers: neither changes alone what both count on.
  dates: { from: kept, by: both, to: 'same' },
  'accept-dates': { from: kept, by: both, to: 'same' },
  'decline-dates': { from: kept, by: both, to: 'same' },
  'withdraw-dates': { from: kept, by: both, to: 'same' },
  'lapse-dates': { from: kept, by: ['job'], to: 'same' },
}

/** What the machine reads of a loan. */
export type InState = Pick<Loan, 'state' | 'stateAt' | 'span' | 'offer' | 'signed' | 'change'>

/** Whether a day is over in the days of people: `present` is the day it is in Paris. */
const isPast = (loan: InState, present: string): boolean => (loan.offer ?? loan.span).to < present

/** When a request or an offer expires: nobody answered in time, or its first day came. */
export function isStale(loan: InState, { now, present }: Moment): boolean {
  const days = loan.state === 'offered' ? offerDays : requestDays
  const waited = now.getTime() - loan.stateAt.getTime() >= days * 86_400_000
  return waited || (loan.offer ?? loan.span).from <= present
}

/** The moment somebody acts, and the day it is then in Paris. */
export type Moment = { now: Date; present: string }

/**
 * What somebody may do with a loan, and the state it leads to. `who` is the sides they act for: people who look after both organisations have both.
 * A cancelling by the holder comes after a promise; before it, they refuse.
 */
export function nextStates(
  loan: InState,
  who: readonly Side[],
  moment: Moment,
): Partial<Record<LoanAct, LoanState>> {
  const allowed: Partial<Record<LoanAct, LoanState>> = {}
  for (const [act, rule] of Object.entries(rules) as [LoanAct, Rule][]) {
    const side = rule.by.find((each) => who.includes(each) && mayNow(loan, act, each, moment))
    if (side && rule.from.includes(loan.state)) allowed[act] = stateAfter(loan, act, side)
  }
  return allowed
}

/** What the days, the signatures and good manners add to the table. */
function mayNow(loan: InState, act: LoanAct, side: Side, moment: Moment): boolean {
  switch (act) {
    case 'approve':
    case 'accept':
      return !isPast(loan, moment.present)
    case 'offer':
      return side === 'holder' || loan.state === 'requested'
    case 'sign':
      return side !== 'job' && !loan.signed.includes(side)
    case 'cancel':
      return side === 'borrower' || loan.state === 'approved' || loan.state === 'signed'
    case 'expire':
      return isStale(loan, moment)
    case 'dates':
      return loan.change === null
    case 'accept-dates':
      return answers(loan, side) && mayStillBe(loan, moment)
    case 'decline-dates':
      return answers(loan, side)
    case 'withdraw-dates':
      return loan.change?.side === side
    case 'lapse-dates':
      return loan.change !== null && !mayStillBe(loan, moment)
    default:
      return true
  }
}

/** Whether other days wait for the answer of a side. */
const answers = ({ change }: InState, side: Side) => change !== null && change.side !== side

/** Whether the other days proposed can still be those of the loan. */
export const mayStillBe = (loan: InState, { present }: Pick<Moment, 'present'>): boolean =>
  loan.change !== null && datesFault(loan, loan.change.span, present) === null

/** The state an act of a side leads to. */
function stateAfter(loan: InState, act: LoanAct, side: Side): LoanState {
  const { to } = rules[act]
  // What both have signed says other days: they sign again.
  if (act === 'accept-dates' && loan.state === 'signed') return 'approved'
  if (act !== 'sign') return to === 'same' ? loan.state : to
  return loan.signed.some((other) => other !== side) ? 'signed' : 'approved'
}

/** The side on whose behalf somebody of `who` does an act; `undefined` when the machine does not let them. */
export function sideFor(loan: InState, who: readonly Side[], act: LoanAct, moment: Moment): Side | undefined {
  return rules[act].by.find((side) => who.includes(side) && nextStates(loan, [side], moment)[act])
}
