import { today } from '#modules/tools/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { removeDocuments, storeDocument, type WriteDocumentRow } from '#platform/files/stored-document.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { lockBoth } from '../move-loan.ts'
import { sidesOf } from '../policy.ts'
import { type KeepDocument, signerName, signLoan } from '../sign-loan.ts'
import { sideFor } from '../states-model.ts'
import { tellLoan } from '../tell-loan.ts'
import { openAgreement, type PaperServices, withAgreement } from './accept-agreement.ts'
import { signedCopiesOf } from './agreement-store.ts'

/** A copy signed by hand: `pdf` was checked, `seen` is the fingerprint of the terms that were printed. */
export type CopyToSend = { id: string; seen: string; name: string; pdf: Uint8Array; lang: Lang }

/**
 * Keeps a copy of the agreement that somebody signed by hand, in the place of the one sent before for that side. The holder's counts at once; the
 * borrower's once the holder confirms it.
 * @throws as `acceptAgreement`
 */
export async function sendSignedCopy(
  services: PaperServices,
  actor: Actor,
  sent: CopyToSend,
  now: Date,
): Promise<void> {
  signerName(sent.name, sent.lang)
  const proposed = await openAgreement(services, actor, sent.id, sent.seen, now)
  const file = { name: `convention-signee-${sent.id.slice(0, 8)}.pdf`, content: sent.pdf }
  const replaced = await withAgreement(services, actor, proposed, now, (keep) =>
    storeDocument(services.files, file, (writeRow) =>
      inTransaction(services.db, (tx) => write(tx, actor, sent, { keep, writeRow }, now)),
    ),
  )
  await removeDocuments(services.files, replaced)
}

/** @returns the files of the copy that it replaces */
async function write(
  tx: Tx,
  actor: Actor,
  { id, name, lang }: CopyToSend,
  { keep, writeRow }: { keep: KeepDocument; writeRow: WriteDocumentRow },
  now: Date,
): Promise<string[]> {
  const { loan } = await lockBoth(tx, id)
  const sides = { holderId: loan.holder?.id ?? null, organisationId: loan.borrower?.id ?? null }
  const side = sideFor(loan, sidesOf(actor, sides), 'sign', { now, present: today(now) })
  if (!side || side === 'job') throw new Conflict(`signed copy of a loan ${loan.state}`)
  const agreement = await keep(tx, loan)
  const file = await writeRow(tx, personId(actor), now)
  const before = (await signedCopiesOf(tx, id)).find((copy) => copy.side === side)
  await tx.deleteFrom('loan_signed_copy').where('loan_id', '=', id).where('side', '=', side).execute()
  if (before?.fileId) await tx.deleteFrom('stored_file').where('id', '=', before.fileId).execute()
  await tx
    .insertInto('loan_signed_copy')
    .values({
      loan_id: id,
      side,
      file_id: file.id,
      sha256: file.sha256,
      agreement_sha256: agreement,
      name: signerName(name, lang),
      sent_by: personId(actor),
      sent_at: now,
    })
    .execute()
  await tellLoan(tx, actor, { loan, act: 'signed-copy', side }, now)
  if (side === 'holder') await signLoan(tx, actor, { id, name, lang, keep: async () => agreement }, now)
  return before?.fileId ? [before.fileId] : []
}
