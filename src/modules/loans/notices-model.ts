import { type Day, plusDays } from '#modules/tools/index.ts'
import type { Loan } from './model.ts'

/** Days before the first day, before the last one, and after it, on which both sides are written to. */
export const noticeDays = { start: 1, end: 1, overdue: [1, 7, 14] } as const

/** What both sides of a loan are told of on a day; `about` tells one notice from the next, and changes with the days of the loan. */
export type Notice = { kind: 'start' | 'end' | 'overdue'; about: string }

/** What is due of a loan on a day; null when nothing is. A job that did not run for a while tells only what still holds. */
export function dueNotice({ state, span }: Pick<Loan, 'state' | 'span'>, present: Day): Notice | null {
  if (state === 'approved' || state === 'signed')
    return present <= span.from && span.from <= plusDays(present, noticeDays.start)
      ? { kind: 'start', about: span.from }
      : null
  if (state !== 'handed_over') return null
  if (present <= span.to)
    return span.to <= plusDays(present, noticeDays.end) ? { kind: 'end', about: span.to } : null
  const late = noticeDays.overdue.findLast((days) => plusDays(span.to, days) <= present)
  return late === undefined ? null : { kind: 'overdue', about: `${span.to}/${late}` }
}
