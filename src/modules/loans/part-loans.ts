import type { ToolSheet } from '#modules/tools/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import { partWays, restoreBuffers } from './direct-store.ts'
import { tieLoans } from './hold-straight.ts'
import { lockLoan } from './loan-store.ts'
import { tellByHome, tellStraight } from './tell-straight.ts'

/**
 * Parts a loan that lets its copy go from those it was tied to: `join`, once its days are given back, gives theirs back to them. Both come by their holder again;
 * when the days between them do not allow it, the copy goes straight from the one to the other. Those who counted on another way are told.
 */
export async function partLoan(
  tx: Tx,
  tool: ToolSheet,
  loanId: string,
  now: Date,
): Promise<() => Promise<void>> {
  const { before, after } = await partWays(tx, loanId)
  return async () => {
    const wholeBefore = !before || (await restoreBuffers(tx, before.id))
    const wholeAfter = !after || (await restoreBuffers(tx, after.id))
    if (before && after && !(wholeBefore && wholeAfter)) {
      const [first, next] = [await lockLoan(tx, before.id), await lockLoan(tx, after.id)]
      if (first && next && (await tieLoans(tx, tool, first, next)))
        return tellStraight(tx, job, after.id, ['from'], now)
    }
    if (before?.told) await tellByHome(tx, job, before.id, now)
    if (after) await tellByHome(tx, job, after.id, now)
  }
}

const job = { kind: 'system', origin: 'job' } as const
