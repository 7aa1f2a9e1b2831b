import { type Actor, personId } from '#platform/access/actor.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import { Invalid } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { formMessages } from './messages/index.ts'
import type { Loan } from './model.ts'
import { moveLoan, type Which } from './move-loan.ts'
import { canActOnLoan } from './policy.ts'

/** Checks and keeps the document that is signed, in the transaction of the signature. @returns the hash of its bytes */
export type KeepDocument = (tx: Tx, loan: Loan) => Promise<Buffer>

/**
 * Signs for one's side, once; the loan is signed when both have. People sign through `acceptAgreement`, which says with `keep`
 * what they sign: no route comes here without it.
 * @throws NotFound; AppError; Invalid without a name; Conflict when one's side has signed, or there is nothing to sign
 */
export async function signLoan(
  db: Database,
  actor: Actor,
  given: Which & { name: string; lang: Lang; keep?: KeepDocument },
  now: Date,
): Promise<void> {
  const { name, lang, keep, ...which } = given
  const signer = signerName(name, lang)
  await moveLoan(db, actor, { ...which, act: 'sign', can: canActOnLoan }, now, async (tx, { loan, side }) => {
    const agreement_sha256 = keep ? await keep(tx, loan) : null
    const signature = { loan_id: loan.id, side, name: signer, signed_at: now, agreement_sha256 }
    await tx
      .insertInto('loan_signature')
      .values({ ...signature, person_id: personId(actor) })
      .execute()
    return {}
  })
}

/** The name somebody signs with. @throws Invalid when there is none */
export function signerName(name: string, lang: Lang): string {
  const signer = name.trim().slice(0, 200).trim()
  if (!signer) throw new Invalid([{ field: 'name', message: formMessages[lang].name }])
  return signer
}
