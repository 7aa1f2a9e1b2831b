import type { Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import { alternativesTo, LoanConflict } from './alternatives.ts'
import { holdCopy } from './hold-copy.ts'
import { pricesOf } from './money/money-model.ts'
import { moveLoan, type Which } from './move-loan.ts'
import { canActOnLoan, canLend } from './policy.ts'

/**
 * Approves a request over the days it asks for: a copy is held for it, the one that is chosen or the first free one, at the price and deposit of
 * the day. The site does it by itself where the tool's rule says so.
 * @throws NotFound; AppError; Conflict; LoanConflict `taken` with what can be had instead
 */
export async function approveLoan(
  db: Database,
  actor: Actor,
  given: Which & { copyId?: string; words?: string | null },
  now: Date,
): Promise<void> {
  const { copyId, words, ...which } = given
  const can = actor.kind === 'system' ? canActOnLoan : canLend
  await moveLoan(db, actor, { ...which, act: 'approve', can }, now, async (tx, { loan, tool, present }) => {
    const held = await holdCopy(tx, tool, loan, { span: loan.span, copyId, present }, now)
    if (!held) throw new LoanConflict('taken', await alternativesTo(tx, tool, loan.span, now))
    return { set: { ...held, ...pricesOf(tool) }, words }
  })
}
