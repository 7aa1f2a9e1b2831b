import { today } from '#modules/tools/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { storeDocument } from '#platform/files/stored-document.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Typesetter } from '#platform/pdf/typesetter.ts'
import type { Which } from '../move-loan.ts'
import { canActOnLoan, sidesOf } from '../policy.ts'
import { type KeepDocument, signerName, signLoan } from '../sign-loan.ts'
import { nextStates } from '../states-model.ts'
import { agreementDocument } from './agreement-document.ts'
import { keptAgreement } from './agreement-store.ts'
import { dropIfChanged } from './drop-agreement.ts'
import { type Proposed, proposedAgreement } from './prepare-agreement.ts'

/** What it takes to make a document and to keep it; `site` is the name it is printed under. */
export type PaperServices = { db: Database; files: FileStore; typesetter: Typesetter; site: string }

/**
 * Accepts the agreement of a loan for one's side. The first side freezes it: its PDF is made, its bytes are kept, and their hash is what both sign. Terms
 * that changed since make the first signature fall; nobody signs what they did not see.
 * @param given `seen` is the fingerprint of the terms that were shown
 * @throws NotFound; AppError; Invalid `name`; Conflict `terms` when they are others than those seen or signed, or as `signLoan`
 */
export async function acceptAgreement(
  services: PaperServices,
  actor: Actor,
  given: Which & { name: string; seen: string; lang: Lang },
  now: Date,
): Promise<void> {
  const { seen, ...sent } = given
  signerName(given.name, given.lang)
  const proposed = await openAgreement(services, actor, sent.id, seen, now)
  await withAgreement(services, actor, proposed, now, (keep) =>
    signLoan(services.db, actor, { ...sent, keep }, now),
  )
}

/**
 * The agreement that somebody may accept now, as they saw it.
 * @throws NotFound, also of loans of others; AppError; Conflict when it is signed, or `terms` when it says something else
 */
export async function openAgreement(
  { db, files }: PaperServices,
  actor: Actor,
  loanId: string,
  seen: string,
  now: Date,
): Promise<Proposed> {
  const proposed = await proposedAgreement(db, loanId)
  const { loan, fingerprint } = proposed
  const sides = { holderId: loan.holder?.id ?? null, organisationId: loan.borrower?.id ?? null }
  const who = sidesOf(actor, sides)
  if (who.length === 0) throw new NotFound()
  authorise(canActOnLoan, actor, sides)
  if (!nextStates(loan, who, { now, present: today(now) }).sign)
    throw new Conflict(`sign of a loan ${loan.state}`)
  if (await dropIfChanged({ db, files }, loanId, now)) throw new Conflict('terms')
  if (seen !== fingerprint) throw new Conflict('terms')
  return proposed
}

/**
 * Lends what writes the document of an agreement in a transaction: the one that is kept already, or a new one, typeset before so that no transaction
 * waits for it. A document that was not kept in the end is taken away.
 */
export async function withAgreement<T>(
  { db, files, typesetter, site }: PaperServices,
  actor: Actor,
  { loan, terms, fingerprint }: Proposed,
  now: Date,
  work: (keep: KeepDocument) => Promise<T>,
): Promise<T> {
  if (await keptAgreement(db, loan.id)) return work((tx) => sameAgreement(tx, loan.id, fingerprint))
  const content = await typesetter.typeset(agreementDocument(terms, site))
  const name = `convention-${loan.id.slice(0, 8)}.pdf`
  return storeDocument(files, { name, content }, (writeRow) =>
    work(async (tx) => {
      if (await keptAgreement(tx, loan.id)) throw new Conflict('version')
      await unchanged(tx, loan.id, fingerprint)
      const file = await writeRow(tx, personId(actor), now)
      await tx
        .insertInto('loan_agreement')
        .values({
          loan_id: loan.id,
          file_id: file.id,
          sha256: file.sha256,
          terms: Buffer.from(fingerprint, 'hex'),
          template_version: terms.template.version,
          made_at: now,
        })
        .execute()
      return file.sha256
    }),
  )
}

async function sameAgreement(tx: Tx, loanId: string, fingerprint: string): Promise<Buffer> {
  const kept = await keptAgreement(tx, loanId)
  if (kept?.terms !== fingerprint) throw new Conflict('terms')
  await unchanged(tx, loanId, fingerprint)
  return Buffer.from(kept.sha256, 'hex')
}

/** Whatever was typeset, what is signed is what stands at the moment of signing. */
async function unchanged(tx: Tx, loanId: string, fingerprint: string): Promise<void> {
  if ((await proposedAgreement(tx, loanId)).fingerprint !== fingerprint) throw new Conflict('terms')
}
