import { sql } from 'kysely'
import {
  type CopyState,
  type Day,
  footprint,
  freeCopies,
  indexTools,
  lendingOf,
  lendingOfModules,
  type Modules,
  multirangeOf,
  type Span,
  type ToolSheet,
  writePeriod,
} from '#modules/tools/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import { type Held, holdStraight } from './hold-straight.ts'
import { copiesByCode } from './loan-store.ts'
import { type Loan, numbersIn } from './model.ts'
import { partLoan } from './part-loans.ts'

/**
 * Takes a copy for a loan over some days, buffers included, or those of its modules that the loan is of, or is to be of from now on: the one that is named, or the first free one, those in good condition first. What the
 * loan held before is let go first. The tool is locked by the caller, so that who comes next sees it taken; the database refuses what would meet anyway.
 * `fromId`: straight from the host of that loan if it can be, else by its holder.
 * @returns null when no copy, or not the one named, is free then
 */
export async function holdCopy(
  tx: Tx,
  tool: ToolSheet,
  loan: Pick<Loan, 'id' | 'modules'>,
  {
    span,
    copyId,
    present,
    fromId,
    modules = numbersIn(loan),
  }: { span: Span; copyId?: string; present: Day; fromId?: string; modules?: Modules },
  now: Date,
): Promise<Held | null> {
  await letGo(tx, tool, loan.id, now)
  const straight = fromId && (await holdStraight(tx, tool, loan, { span, copyId, fromId, modules }, now))
  if (straight) return straight
  // Its modules may have gone since it was asked for.
  const there = new Set(tool.parts.map(({ moduleNumber }) => moduleNumber))
  if (modules?.some((number) => !there.has(number))) return null
  // Days before today count too: a loan may be written down late.
  const lending = (await lendingOf(tx, [tool.slug], span.from < present ? span.from : present)).get(tool.slug)
  if (!lending) return null
  const whole = new Set(freeCopies(lending, span).map(({ code }) => code))
  const codes = freeCopies(lendingOfModules(lending, modules), span)
    // Modules come from a copy that is in parts already, so that others stay whole.
    .toSorted((a, b) => Number(whole.has(a.code)) - Number(whole.has(b.code)) || rankOf(a) - rankOf(b))
    .map(({ code }) => code)
  const free = await copiesByCode(tx, tool.id, codes)
  const chosen = copyId === undefined ? free[0] : free.find(({ id }) => id === copyId)
  if (!chosen) return null
  await tx
    .updateTable('loan')
    .where('id', '=', loan.id)
    .set({ copy_id: chosen.id, modules: multirangeOf(modules) })
    .execute()
  const period = {
    copyId: chosen.id,
    span: footprint(span, tool),
    kind: 'loan' as const,
    modules,
    loanId: loan.id,
  }
  return { copy_id: chosen.id, period_id: await writePeriod(tx, period, now) }
}

/** Those in good condition first. */
const rankOf = ({ state }: { state: CopyState }) => Number(state === 'worn')

/** Gives back the days a loan takes; its own row must stop pointing at them before the transaction ends. @returns whether it took any */
export async function letGo(tx: Tx, tool: ToolSheet, loanId: string, now: Date): Promise<boolean> {
  const joinOthers = await partLoan(tx, tool, loanId, now)
  const { numDeletedRows } = await tx
    .deleteFrom('copy_period')
    .where('loan_id', '=', loanId)
    .executeTakeFirst()
  await joinOthers()
  return numDeletedRows > 0n
}

/** Days as a column takes them. */
export const daterange = ({ from, to }: Span) => sql<string>`daterange(${from}::date, ${to}::date, '[]')`

/** Lists and pages that keep what they showed learn that a tool is free, or taken, on other days. */
export async function showAvailability(tx: Tx, toolId: string, now: Date): Promise<void> {
  await tx.updateTable('tool').where('id', '=', toolId).set({ updated_at: now }).execute()
  await indexTools(tx, [toolId])
}
