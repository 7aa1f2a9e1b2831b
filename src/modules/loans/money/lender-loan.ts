import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import type { Tx } from '#platform/db/connect.ts'
import { AppError, Conflict, NotFound } from '#platform/errors.ts'
import { lockLoan } from '../loan-store.ts'
import type { Loan } from '../model.ts'
import { lockBoth, type Which } from '../move-loan.ts'
import { canLend, sidesOf } from '../policy.ts'

/**
 * A loan whose money somebody looks after, locked with its tool. Two who act on the same version do not both go on: nothing is noted twice.
 * @throws NotFound, also of a loan of others; AppError; Conflict `version`
 */
export async function lenderLoan(tx: Tx, actor: Actor, { id, base }: Which): Promise<Loan> {
  if (actor.kind === 'visitor') throw new AppError('unauthenticated')
  const { loan } = await lockBoth(tx, id)
  const sides = { holderId: loan.holder?.id ?? null, organisationId: loan.borrower?.id ?? null }
  if (sidesOf(actor, sides).length === 0) throw new NotFound()
  authorise(canLend, actor, sides)
  if (base !== undefined && base !== loan.version) throw new Conflict('version')
  return loan
}

/** Moves the version of a loan on. @returns the loan after it */
export async function touchLoan(
  tx: Tx,
  loan: Loan,
  now: Date,
  set: { price_cents?: number | null; deposit_cents?: number | null } = {},
): Promise<Loan> {
  await tx
    .updateTable('loan')
    .where('id', '=', loan.id)
    .set({ ...set, version: loan.version + 1, updated_at: now })
    .execute()
  return (await lockLoan(tx, loan.id)) ?? loan
}
