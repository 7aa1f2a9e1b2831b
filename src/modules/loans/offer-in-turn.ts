import { lendingOf, lendingOfModules, refusalOf, type ToolSheet, today } from '#modules/tools/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import { readLoan, waitingFor } from './loan-store.ts'
import { numbersIn } from './model.ts'
import { offerLoan } from './offer-loan.ts'
import { isStale } from './states-model.ts'

/**
 * Offers what is free of a tool to those who wait for it, the first come first; who wants days, or modules, that are still taken does not hold the others back.
 * The tool is locked by the caller. @returns how many were offered something
 */
export async function offerInTurn(
  tx: Tx,
  tool: Pick<ToolSheet, 'id' | 'slug' | 'state'>,
  now: Date,
): Promise<number> {
  if (tool.state !== 'published') return 0
  const present = today(now)
  let offered = 0
  for (const id of await waitingFor(tx, tool.id)) {
    const loan = await readLoan(tx, id)
    const lending = (await lendingOf(tx, [tool.slug], present)).get(tool.slug)
    if (!loan || !lending || isStale(loan, { now, present })) continue
    // They asked in time: the notice has run meanwhile.
    if (
      refusalOf(lendingOfModules({ ...lending, leadDays: 0 }, numbersIn(loan)), loan.span, present) !== null
    )
      continue
    await offerLoan(tx, { kind: 'system', origin: 'job' }, { id, span: loan.span }, now)
    offered++
  }
  return offered
}
