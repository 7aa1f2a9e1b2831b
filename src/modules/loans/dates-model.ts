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
