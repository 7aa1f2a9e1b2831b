import { type Actor, personId } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import { Invalid } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { formMessages } from './messages/index.ts'
import { moveLoan, type Which } from './move-loan.ts'
import { canActOnLoan } from './policy.ts'

/**
 * Signs the agreement for one's side, once; it is signed when both have.
 * @throws NotFound; AppError; Invalid without a name; Conflict when one's side has signed, or there is nothing to sign
 */
export async function signLoan(
  db: Database,
  actor: Actor,
  given: Which & { name: string; lang: Lang },
  now: Date,
): Promise<void> {
  const { name, lang, ...which } = given
  const signer = name.trim().slice(0, 200)
  if (!signer) throw new Invalid([{ field: 'name', message: formMessages[lang].name }])
  await moveLoan(db, actor, { ...which, act: 'sign', can: canActOnLoan }, now, async (tx, { loan, side }) => {
    await tx
      .insertInto('loan_signature')
      .values({ loan_id: loan.id, side, name: signer, person_id: personId(actor), signed_at: now })
      .execute()
    return {}
  })
}
