import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { AppError, Conflict } from '#platform/errors.ts'
import { alternativesTo, LoanConflict } from './alternatives.ts'
import { holdCopy, showAvailability } from './hold-copy.ts'
import { lockLoan } from './loan-store.ts'
import { numbersIn } from './model.ts'
import { lockBoth } from './move-loan.ts'
import { canLend } from './policy.ts'
import { tellLoan } from './tell-loan.ts'

/**
 * Gives a loan that has not begun another copy of its tool, on the same days: the one it waited for broke.
 * @throws NotFound; AppError; Conflict when it has begun; LoanConflict when that copy is not free then
 */
export async function changeCopy(
  db: Database,
  actor: Actor,
  { id, copyId }: { id: string; copyId: string },
  now: Date,
): Promise<void> {
  if (actor.kind === 'visitor') throw new AppError('unauthenticated')
  await inTransaction(db, async (tx) => {
    const { loan, tool } = await lockBoth(tx, id)
    authorise(canLend, actor, { holderId: tool.holder?.id ?? null })
    if (!['offered', 'approved', 'signed'].includes(loan.state))
      throw new Conflict(`swap of a loan ${loan.state}`)
    const span = loan.offer ?? loan.span
    const held = await holdCopy(tx, tool, loan, { span, copyId, present: span.from }, now)
    if (!held)
      throw new LoanConflict('taken', await alternativesTo(tx, tool, { span, modules: numbersIn(loan) }, now))
    await tx
      .updateTable('loan')
      .where('id', '=', id)
      .set({ ...held, version: loan.version + 1, updated_at: now })
      .execute()
    const after = await lockLoan(tx, id)
    if (after) await tellLoan(tx, actor, { loan: after, act: 'swap', side: 'holder' }, now)
    await showAvailability(tx, tool.id, now)
  })
}
