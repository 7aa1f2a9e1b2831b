import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { alternativesTo, LoanConflict } from './alternatives.ts'
import { holdCopy } from './hold-copy.ts'
import { readLoan } from './loan-store.ts'
import { numbersIn } from './model.ts'
import { pricesOf } from './money/money-model.ts'
import { moveLoan, type Which } from './move-loan.ts'
import { canActOnLoan, canLend } from './policy.ts'
import { comesFrom, tellStraight } from './tell-straight.ts'

/**
 * Approves a request over the days it asks for: a copy is held for it, the one that is chosen or the first free one, at the price and deposit of
 * the day. The site does it by itself where the tool's rule says so. `fromId`: straight from the host of that loan of the same copy, if it can be.
 * @throws NotFound; AppError; Conflict; LoanConflict `taken` with what can be had instead
 */
export async function approveLoan(
  db: Database,
  actor: Actor,
  given: Which & { copyId?: string; fromId?: string; words?: string | null },
  now: Date,
): Promise<void> {
  const { copyId, fromId, words, ...which } = given
  const can = actor.kind === 'system' ? canActOnLoan : canLend
  await inTransaction(db, async (tx) => {
    await moveLoan(tx, actor, { ...which, act: 'approve', can }, now, async (_, { loan, tool, present }) => {
      const held = await holdCopy(tx, tool, loan, { span: loan.span, copyId, present, fromId }, now)
      if (!held)
        throw new LoanConflict(
          'taken',
          await alternativesTo(tx, tool, { span: loan.span, modules: numbersIn(loan) }, now),
        )
      const more = comesFrom(held.direct_from_id ? await readLoan(tx, held.direct_from_id) : undefined)
      return { set: { ...held, ...pricesOf(tool) }, words, more }
    })
    if (fromId) await tellStraight(tx, actor, which.id, ['from'], now, true)
  })
}
