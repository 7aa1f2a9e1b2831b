import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { removeDocuments } from '#platform/files/stored-document.ts'
import { lockLoan } from '../loan-store.ts'
import { lockBoth } from '../move-loan.ts'
import { tellLoan } from '../tell-loan.ts'
import { halfSignedLoans, keptAgreement, signedCopiesOf } from './agreement-store.ts'
import { agreementFor } from './prepare-agreement.ts'

const job = { kind: 'system', origin: 'job' } as const

type Stores = { db: Database; files: FileStore }

/**
 * Makes the first signature fall when the terms are no longer those that were signed, before the second one: the document goes with it, and both sides
 * are told. What both have signed stands. @returns whether it fell
 */
export async function dropIfChanged({ db, files }: Stores, loanId: string, now: Date): Promise<boolean> {
  const gone = await inTransaction(db, async (tx) => {
    const { loan } = await lockBoth(tx, loanId)
    return loan.state === 'approved' ? dropChanged(tx, loanId, now) : null
  })
  if (gone) await removeDocuments(files, gone)
  return gone !== null
}

/**
 * The same inside a transaction that holds the loan. @returns the files to remove once it is committed; null when nothing fell
 */
export async function dropChanged(tx: Tx, loanId: string, now: Date): Promise<string[] | null> {
  const loan = await lockLoan(tx, loanId)
  const kept = await keptAgreement(tx, loanId)
  if (!loan || !kept || (await agreementFor(tx, loan))?.fingerprint === kept.terms) return null
  const fileIds = await dropAgreement(tx, loanId)
  await tx
    .updateTable('loan')
    .where('id', '=', loanId)
    .set({ version: loan.version + 1, updated_at: now })
    .execute()
  const after = (await lockLoan(tx, loanId)) ?? loan
  await tellLoan(tx, job, { loan: after, act: 'unsigned', side: 'job' }, now)
  return fileIds
}

/** Takes away what was signed of a loan, in a transaction that holds it. @returns the files to remove once it is committed */
export async function dropAgreement(tx: Tx, loanId: string): Promise<string[]> {
  const documents = [...(await signedCopiesOf(tx, loanId)), await keptAgreement(tx, loanId)]
  await tx.deleteFrom('loan_signature').where('loan_id', '=', loanId).execute()
  await tx.deleteFrom('loan_agreement').where('loan_id', '=', loanId).execute()
  const fileIds = documents.flatMap((each) => each?.fileId ?? [])
  if (fileIds.length > 0) await tx.deleteFrom('stored_file').where('id', 'in', fileIds).execute()
  return fileIds
}

/** Looks over agreements that one side alone has signed, of a holder or of all: those whose terms changed fall. @returns how many fell */
export async function dropChangedAgreements(
  stores: Stores,
  holderId: string | null,
  now: Date,
  signal?: AbortSignal,
): Promise<number> {
  let fallen = 0
  for (const id of await halfSignedLoans(stores.db, holderId)) {
    if (signal?.aborted) break
    fallen += Number(await dropIfChanged(stores, id, now))
  }
  return fallen
}
