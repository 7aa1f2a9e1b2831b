import { lendingOf, meet, plusDays, type Span, type ToolSheet, today } from '#modules/tools/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import { alternativesTo } from './alternatives.ts'
import { periodOf, reachOf } from './dates-store.ts'
import type { Busy, Loan } from './model.ts'

/**
 * What can be had when a loan cannot have other days. Its own days count as free. Once the tool has left: how far it can stay, and tools alike for the days beyond.
 */
export async function datesInstead(
  tx: Tx,
  tool: ToolSheet,
  loan: Loan,
  span: Span,
  now: Date,
): Promise<Busy> {
  const present = today(now)
  if (loan.state === 'handed_over') {
    const reach = await reachOf(tx, loan, present)
    const beyond = { from: plusDays(loan.span.to, 1), to: span.to }
    const asked = beyond.from <= beyond.to && beyond.from >= present ? beyond : { from: present, to: span.to }
    const { similar } = await alternativesTo(tx, tool, asked, now)
    const until = reach?.to ?? null
    const longer = until !== null && until >= present && until !== loan.span.to
    return { copies: [], dates: longer ? { from: loan.span.from, to: until } : null, similar }
  }
  const own = await periodOf(tx, loan.id)
  const lending = (await lendingOf(tx, [tool.slug], present)).get(tool.slug)
  const others = lending && {
    ...lending,
    copies: lending.copies.map((copy) => ({
      ...copy,
      taken: copy.taken.filter((taken) => copy.code !== loan.copy?.code || !own || !meet(taken, own)),
    })),
  }
  return alternativesTo(tx, tool, span, now, others)
}
