import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { removeDocuments } from '#platform/files/stored-document.ts'
import type { Cents } from '#platform/money.ts'
import { keptAgreement } from '../agreement/agreement-store.ts'
import { dropChanged } from '../agreement/drop-agreement.ts'
import type { Which } from '../move-loan.ts'
import { tellLoan } from '../tell-loan.ts'
import { lenderLoan, touchLoan } from './lender-loan.ts'

/**
 * Changes the price and the deposit of a loan until both sides have signed; null: not said. What one side accepted falls with them.
 * @throws NotFound; AppError; Conflict when the loan is signed, not approved yet, or changed
 */
export async function changePrice(
  { db, files }: { db: Database; files: FileStore },
  actor: Actor,
  { priceCents, depositCents, ...which }: Which & { priceCents: Cents | null; depositCents: Cents | null },
  now: Date,
): Promise<void> {
  const gone = await inTransaction(db, async (tx) => {
    const loan = await lenderLoan(tx, actor, which)
    if (loan.state !== 'approved') throw new Conflict(`price of a loan ${loan.state}`)
    if (loan.priceCents === priceCents && loan.depositCents === depositCents) return []
    const after = await touchLoan(tx, loan, now, {
      price_cents: priceCents,
      deposit_cents: depositCents,
    })
    // When an acceptance falls, its own mail says why.
    const unsaid = (await keptAgreement(tx, loan.id)) !== undefined
    await tellLoan(tx, actor, { loan: after, act: 'terms', side: 'holder', unsaid }, now)
    return (await dropChanged(tx, loan.id, now)) ?? []
  })
  await removeDocuments(files, gone)
}
