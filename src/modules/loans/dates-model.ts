import {
  type Day,
  footprint,
  type Lending,
  lengthOf,
  meet,
  plusDays,
  type Span,
} from '#modules/tools/index.ts'
import type { Loan } from './model.ts'

/** Why other days cannot be those of a loan: it is no promise any more, they make no sense, they are over, the tool has left already, they are the same. */
export type DatesFault = 'state' | 'order' | 'past' | 'left' | 'same'

/**
 * Why other days cannot be those of a loan that is a promise, seen from a day; null when they can. Once the tool has left its first day stays. A first day that
 * has come stays possible as long as it does not change: the tool is only late to leave.
 */
export function datesFault(
  { state, span }: Pick<Loan, 'state' | 'span'>,
  other: Span,
  present: Day,
): DatesFault | null {
  if (!['approved', 'signed', 'handed_over'].includes(state)) return 'state'
  if (other.to < other.from) return 'order'
  if (other.to < present) return 'past'
  if (other.from === span.from && other.to === span.to) return 'same'
  if (other.from === span.from) return null
  if (state === 'handed_over') return 'left'
  return other.from < present ? 'past' : null
}

/** A term of a tool that other days would break. */
export type BrokenTerm = 'too-short' | 'too-long' | 'too-soon' | 'closed'

/**
 * What the terms of a tool say against other days of a loan: as of a request, save what the present days already break. `null` when nothing. Who lends is
 * told of it and decides; who borrows is refused.
 */
export function brokenTerm(lending: Lending, former: Span, other: Span, present: Day): BrokenTerm | null {
  const [was, length] = [lengthOf(former), lengthOf(other)]
  if (length < was && length < lending.minDays) return 'too-short'
  if (length > was && lending.maxDays !== null && length > lending.maxDays) return 'too-long'
  if (other.from < former.from && other.from < plusDays(present, lending.leadDays)) return 'too-soon'
  const [before, after] = [footprint(former, lending), footprint(other, lending)]
  return lending.closures.some((closure) => meet(closure, after) && !meet(closure, before)) ? 'closed' : null
}

/** The first and the last day that a loan could take with the copy it holds; `to` null: as far as one sees. */
export type Reach = { from: Day; to: Day | null }

/**
 * What of a reach who borrows may ask for, held as they are to the terms of the tool: not before its notice, away from closed days with their buffers, save those that the
 * present days already meet, nor longer than it is lent once it has left. `brokenTerm` refuses what is beyond.
 */
export function reachWithinTerms(
  lending: Lending,
  { span, state }: Pick<Loan, 'span' | 'state'>,
  reach: Reach,
  present: Day,
): Reach {
  const now = footprint(span, lending)
  const soonest = plusDays(present, lending.leadDays)
  const from = [reach.from, soonest < span.from ? soonest : span.from]
  const to = reach.to === null ? [] : [reach.to]
  for (const closure of lending.closures) {
    if (closure.to < now.from) from.push(plusDays(closure.to, 1 + lending.bufferBefore))
    if (closure.from > now.to) to.push(plusDays(closure.from, -1 - lending.bufferAfter))
  }
  if (state === 'handed_over' && lending.maxDays !== null) {
    const longest = plusDays(span.from, lending.maxDays - 1)
    to.push(longest > span.to ? longest : span.to)
  }
  return { from: from.toSorted().at(-1) ?? reach.from, to: to.toSorted()[0] ?? null }
}

/** A change of days that was accepted after the tool had left, as it is written beside the agreement. */
export type Amendment = {
  id: string
  former: Span
  span: Span
  side: 'borrower' | 'holder'
  proposedBy: string | null
  proposedAt: Date
  answeredBy: string | null
  answeredAt: Date
  words: string | null
}
