import {
  lendingOf,
  meet,
  modulesMeet,
  plusDays,
  type Span,
  type ToolSheet,
  today,
} from '#modules/tools/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import { alternativesTo } from './alternatives.ts'
import { reachWithinTerms } from './dates-model.ts'
import { periodOf, reachOf } from './dates-store.ts'
import { type Busy, type Loan, numbersIn, type Side } from './model.ts'

/**
 * What can be had when a loan cannot have other days. Its own days count as free. Once the tool has left: how far it can stay,
 * within the terms of the tool for who borrows, and tools alike for the days beyond.
 */
export async function datesInstead(
  tx: Tx,
  tool: ToolSheet,
  loan: Loan,
  { span, side }: { span: Span; side: Side },
  now: Date,
): Promise<Busy> {
  const present = today(now)
  const modules = numbersIn(loan)
  const lending = (await lendingOf(tx, [tool.slug], present)).get(tool.slug)
  if (loan.state === 'handed_over') {
    const held = await reachOf(tx, loan, present)
    const reach =
      held && lending && side === 'borrower' ? reachWithinTerms(lending, loan, held, present) : held
    const beyond = { from: plusDays(loan.span.to, 1), to: span.to }
    const asked = beyond.from <= beyond.to && beyond.from >= present ? beyond : { from: present, to: span.to }
    const { similar } = await alternativesTo(tx, tool, { span: asked, modules }, now)
    const until = reach?.to ?? null
    const longer = until !== null && until >= present && until !== loan.span.to
    return { copies: [], modules: [], dates: longer ? { from: loan.span.from, to: until } : null, similar }
  }
  const own = await periodOf(tx, loan.id)
  const others = lending && {
    ...lending,
    copies: lending.copies.map((copy) => ({
      ...copy,
      // Nothing else of its own copy can meet both its days and its modules.
      taken: copy.taken.filter(
        (taken) =>
          copy.code !== loan.copy?.code ||
          !own ||
          !meet(taken, own) ||
          !modulesMeet(taken.modules ?? null, modules),
      ),
    })),
  }
  return alternativesTo(tx, tool, { span, modules }, now, others)
}
