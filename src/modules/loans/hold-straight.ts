import {
  footprint,
  type Modules,
  multirangeOf,
  type Span,
  type ToolSheet,
  writePeriod,
} from '#modules/tools/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import { directDays } from './direct-model.ts'
import { beginPeriod, endPeriod, mayFollow } from './direct-store.ts'
import { lockLoan } from './loan-store.ts'
import { holds, type Loan, numbersIn } from './model.ts'

/** What a loan becomes when it holds a copy: the columns to write with its state. */
export type Held = { copy_id: string; period_id: string; direct_from_id?: string }

/**
 * Takes a copy for a loan straight from the host of another one, which holds it until then: the buffers between both shrink to the days there are, so that the
 * database goes on refusing any two that meet. The tool is locked by the caller; the loan holds nothing.
 * @returns null when it cannot: the first one let the copy go, or has other modules of it, somebody else follows it, or the days meet
 */
export async function holdStraight(
  tx: Tx,
  tool: ToolSheet,
  loan: Pick<Loan, 'id'>,
  { span, copyId, fromId, modules }: { span: Span; copyId?: string; fromId: string; modules: Modules },
  now: Date,
): Promise<Held | null> {
  const first = await lockLoan(tx, fromId)
  if (!first?.copy || !holds(first.state) || first.state === 'returned') return null
  if (multirangeOf(numbersIn(first)) !== multirangeOf(modules)) return null
  if (first.tool.id !== tool.id || (copyId !== undefined && copyId !== first.copy.id)) return null
  const before = first.offer ?? first.span
  const days = directDays(before, span, tool)
  const { to } = footprint(span, tool)
  if (!days || !(await mayFollow(tx, { id: fromId, copyId: first.copy.id, modules, lastDay: before.to }, to)))
    return null
  await endPeriod(tx, fromId, days.firstTo)
  // The period names a copy that its loan must name first.
  await tx
    .updateTable('loan')
    .where('id', '=', loan.id)
    .set({ copy_id: first.copy.id, modules: multirangeOf(modules) })
    .execute()
  const period = {
    copyId: first.copy.id,
    span: { from: days.nextFrom, to },
    kind: 'loan',
    modules,
    loanId: loan.id,
  } as const
  return {
    copy_id: first.copy.id,
    period_id: await writePeriod(tx, period, now),
    direct_from_id: fromId,
  }
}

/** Ties two loans that hold the same copy, one after the other. @returns whether the days between them allow it */
export async function tieLoans(tx: Tx, tool: ToolSheet, first: Loan, next: Loan): Promise<boolean> {
  const days = directDays(first.offer ?? first.span, next.offer ?? next.span, tool)
  if (!days) return false
  // Its own days first, so that the two never meet on the way.
  await endPeriod(tx, first.id, (first.offer ?? first.span).to)
  await beginPeriod(tx, next.id, days.nextFrom)
  await endPeriod(tx, first.id, days.firstTo)
  await tx.updateTable('loan').where('id', '=', next.id).set({ direct_from_id: first.id }).execute()
  return true
}
