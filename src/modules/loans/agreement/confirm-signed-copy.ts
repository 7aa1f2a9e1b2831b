import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { AppError, Conflict, NotFound } from '#platform/errors.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { lockLoan } from '../loan-store.ts'
import { lockBoth } from '../move-loan.ts'
import { canLend, sidesOf } from '../policy.ts'
import { tellLoan } from '../tell-loan.ts'
import { keptAgreement, signedCopiesOf } from './agreement-store.ts'
import { dropIfChanged } from './drop-agreement.ts'

/**
 * Says that the copy a borrower signed by hand is the agreement, signed: it counts as their signature. When the terms changed since it was sent, it
 * falls instead.
 * @param given `sha256` is that of the copy that was looked at
 * @throws NotFound; AppError; Conflict when there is none to confirm any more, or `terms`
 */
export async function confirmSignedCopy(
  stores: { db: Database; files: FileStore },
  actor: Actor,
  given: { id: string; sha256: string },
  now: Date,
): Promise<void> {
  if (actor.kind === 'visitor') throw new AppError('unauthenticated')
  if (await mayConfirm(stores.db, actor, given.id)) {
    if (await dropIfChanged(stores, given.id, now)) throw new Conflict('terms')
  }
  await inTransaction(stores.db, async (tx) => {
    const { loan } = await lockBoth(tx, given.id)
    const sides = { holderId: loan.holder?.id ?? null, organisationId: loan.borrower?.id ?? null }
    if (sidesOf(actor, sides).length === 0) throw new NotFound()
    authorise(canLend, actor, sides)
    const copy = (await signedCopiesOf(tx, loan.id)).find(({ side }) => side === 'borrower')
    const agreement = await keptAgreement(tx, loan.id)
    if (loan.state !== 'approved' || loan.signed.includes('borrower'))
      throw new Conflict('nothing to confirm')
    if (!agreement || !copy?.name || copy.sha256 !== given.sha256) throw new Conflict('version')
    await tx
      .insertInto('loan_signature')
      .values({
        loan_id: loan.id,
        side: 'borrower',
        name: copy.name,
        person_id: copy.sentBy,
        signed_at: now,
        agreement_sha256: Buffer.from(agreement.sha256, 'hex'),
      })
      .execute()
    const signed = loan.signed.includes('holder')
    await tx
      .updateTable('loan')
      .where('id', '=', loan.id)
      .set({
        ...(signed && { state: 'signed', state_at: now }),
        version: loan.version + 1,
        updated_at: now,
      })
      .execute()
    const after = (await lockLoan(tx, loan.id)) ?? loan
    await tellLoan(tx, actor, { loan: after, act: 'confirm-copy', side: 'holder', from: loan.state }, now)
  })
}

/** Whether somebody lends what a loan is of: others change nothing, not even what has to fall. */
async function mayConfirm(db: Database, actor: Actor, loanId: string): Promise<boolean> {
  const row = await db
    .selectFrom('loan as l')
    .innerJoin('tool as t', 't.id', 'l.tool_id')
    .where('l.id', '=', loanId)
    .select('t.holder_id')
    .executeTakeFirst()
  return row !== undefined && canLend(actor, { holderId: row.holder_id })
}
