import {
  type Conditions,
  type Day,
  type Lending,
  lengthOf,
  nextFree,
  plusDays,
  refusalOf,
  type Span,
} from '#modules/tools/index.ts'
import type { Answer, AutoRule, ToolQuestion } from './model.ts'

/** What is known of who wants to borrow. `territories`: `commune/59350`, `epci/…`, those its place is in. */
export type Borrower = { type: string; published: boolean; territories: string[] }

/** Why an organisation may not borrow a tool over some days. */
export type BorrowerRefusal = 'network-only' | 'schools-only' | 'others-first'

/** Whether a tool is for this organisation, seen from a day; a territory served first gives way so many days before the loan. */
export function borrowerRefusal(
  terms: Pick<Conditions, 'borrowers' | 'first'>,
  borrower: Borrower,
  span: Span,
  present: Day,
): BorrowerRefusal | null {
  const { borrowers, first } = terms
  if (borrowers === 'network' && !borrower.published) return 'network-only'
  if (borrowers === 'schools' && borrower.type !== 'school') return 'schools-only'
  const served = !first || borrower.territories.includes(`${first.kind}/${first.code}`)
  return !served && span.from > plusDays(present, first.days) ? 'others-first' : null
}

/** How far around the days asked others are looked for. */
const nearDays = 90

/** The nearest days of the same length on which a tool may be had, the later ones first at equal distance; `null` when there are none in two years. */
export function nearestFree(lending: Lending, span: Span, present: Day): Span | null {
  const days = lengthOf(span)
  for (let away = 1; away <= nearDays; away++)
    for (const shift of [away, -away]) {
      const near = { from: plusDays(span.from, shift), to: plusDays(span.to, shift) }
      if (refusalOf(lending, near, present) === null) return near
    }
  const from = nextFree(lending, present, days, span.from)
  return from === null ? null : { from, to: plusDays(from, days - 1) }
}

/** The most days around those asked that a request may say would do. */
export const mostFlexibleDays = 90

/** The stretch in which a request may be served; null when it does not say that other days would do. */
export const acceptableSpan = ({
  span,
  flexibleDays,
}: {
  span: Span
  flexibleDays: number | null
}): Span | null =>
  flexibleDays ? { from: plusDays(span.from, -flexibleDays), to: plusDays(span.to, flexibleDays) } : null

/** Whether other days than those asked are among those that would do. */
export function wouldDo(request: { span: Span; flexibleDays: number | null }, other: Span): boolean {
  const around = acceptableSpan(request)
  return around !== null && other.from >= around.from && other.to <= around.to
}

/** Whether a request is approved as it comes. `known`: a loan of the same holder came back whole before. */
export const approvesItself = (rule: AutoRule, known: boolean): boolean =>
  rule === 'always' || (rule === 'known' && known)

/** The questions of a tool with their answers; `missing` are the places of those that had to be answered. */
export function answered(
  questions: ToolQuestion[],
  answers: string[],
): { answers: Answer[]; missing: number[] } {
  const pairs = questions.map((question, place) => ({
    place,
    required: question.required,
    question: question.labelFr,
    answer: (answers[place] ?? '').trim().slice(0, 2000),
  }))
  return {
    answers: pairs.filter(({ answer }) => answer).map(({ question, answer }) => ({ question, answer })),
    missing: pairs.filter(({ required, answer }) => required && !answer).map(({ place }) => place),
  }
}
