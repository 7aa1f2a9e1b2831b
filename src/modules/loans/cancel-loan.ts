import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { moveLoan, type Which } from './move-loan.ts'
import { offerInTurn } from './offer-in-turn.ts'
import { canActOnLoan } from './policy.ts'
import { saidWhy } from './said-why.ts'

/**
 * Cancels a loan that has not left, on either side; its copy is free at once, and offered to who waits for it. A holder says why.
 * @throws NotFound; AppError; Invalid without a reason; Conflict once it left
 */
export async function cancelLoan(
  db: Database,
  actor: Actor,
  given: Which & { reason: string; lang: Lang },
  now: Date,
): Promise<void> {
  const { reason, lang, ...which } = given
  await inTransaction(db, async (tx) => {
    const act = { ...which, act: 'cancel' as const, can: canActOnLoan }
    const tool = await moveLoan(tx, actor, act, now, async (_, { side }) => {
      const words = side === 'holder' ? saidWhy(reason, lang) : reason.trim().slice(0, 2000) || null
      return { set: { reason: words, copy_id: null }, words }
    })
    await offerInTurn(tx, tool, now)
  })
}
