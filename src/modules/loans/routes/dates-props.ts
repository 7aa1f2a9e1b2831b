import type { Context } from 'hono'
import { type Day, lendingOf, today } from '#modules/tools/index.ts'
import type { Env } from '#platform/http/env.ts'
import { brokenTerm, reachWithinTerms } from '../dates-model.ts'
import { reachOf } from '../dates-store.ts'
import { copiesByCode } from '../loan-store.ts'
import type { Loan, LoanAct, Side } from '../model.ts'
import type { DatesProps } from '../pages/dates-props.ts'
import { sideFor } from '../states-model.ts'

/** What the page of a loan shows of its days to somebody who acts for some sides; null while it is no promise. `next`: what they may do now. */
export async function datesOf(
  c: Context<Env>,
  loan: Loan,
  who: Side[],
  next: Partial<Record<LoanAct, unknown>>,
): Promise<DatesProps | null> {
  if (!['approved', 'signed', 'handed_over'].includes(loan.state)) return null
  const { db, now } = c.get('services')
  const moment = { now: now(), present: today(now()) }
  const side = sideFor(loan, who, 'dates', moment) ?? null
  const lends = side === 'holder' || (who.includes('holder') && loan.change !== null)
  const terms = (await lendingOf(db, [loan.tool.slug], moment.present)).get(loan.tool.slug)
  const lending = lends ? terms : undefined
  const reach = side && (await reachOf(db, loan, moment.present))
  const choosing = next['accept-dates'] || side === 'holder'
  const codes =
    lending && choosing && loan.state !== 'handed_over'
      ? lending.copies.filter(
          ({ code, state }) => code !== loan.copy?.code && (state === 'good' || state === 'worn'),
        )
      : []
  const broken = lending && loan.change && brokenTerm(lending, loan.span, loan.change.span, moment.present)
  return {
    side: side === 'job' ? null : side,
    reach: reach && terms && side !== 'holder' ? reachWithinTerms(terms, loan, reach, moment.present) : reach,
    copies: await copiesByCode(
      db,
      loan.tool.id,
      codes.map(({ code }) => code),
    ),
    terms: lending ? { minDays: lending.minDays, maxDays: lending.maxDays, broken: broken ?? null } : null,
  }
}

/** The days that the form of other days begins with: those of the loan, or a return today of what is late. */
export const datesTyped = ({ span }: Loan, present: Day) => ({
  datesFrom: span.from,
  datesTo: span.to < present ? present : span.to,
})
