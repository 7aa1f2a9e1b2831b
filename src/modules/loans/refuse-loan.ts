import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { moveLoan, type Which } from './move-loan.ts'
import { offerInTurn } from './offer-in-turn.ts'
import { canLend } from './policy.ts'
import { saidWhy } from './said-why.ts'

/**
 * Refuses a request, with the reason its people read. What an offer held goes to who waits.
 * @throws NotFound; AppError; Invalid without a reason; Conflict once it was approved
 */
export async function refuseLoan(
  db: Database,
  actor: Actor,
  given: Which & { reason: string; lang: Lang },
  now: Date,
): Promise<void> {
  const { reason, lang, ...which } = given
  await inTransaction(db, async (tx) => {
    const tool = await moveLoan(tx, actor, { ...which, act: 'refuse', can: canLend }, now, async () => {
      const words = saidWhy(reason, lang)
      return { set: { reason: words, copy_id: null }, words }
    })
    await offerInTurn(tx, tool, now)
  })
}
