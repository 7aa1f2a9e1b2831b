import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { pricesOf } from './money/money-model.ts'
import { moveLoan, type Which } from './move-loan.ts'
import { offerInTurn } from './offer-in-turn.ts'
import { canBorrow } from './policy.ts'
import { tellStraight } from './tell-straight.ts'

/**
 * Takes what was offered: the loan is approved over those days, with the copy already held, at the price and deposit of the day. Where the copy goes straight from a
 * host to the next, both are told.
 * @throws NotFound; AppError; Conflict when nothing is offered any more
 */
export async function acceptOffer(db: Database, actor: Actor, which: Which, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    await moveLoan(
      tx,
      actor,
      { ...which, act: 'accept', can: canBorrow },
      now,
      async (_, { loan, tool }) => ({
        set: pricesOf(tool),
        during: loan.offer ?? loan.span,
      }),
    )
    await tellStraight(tx, { kind: 'system', origin: 'job' }, which.id, ['from', 'to'], now)
  })
}

/**
 * Declines what was offered; the request stands as it was asked, and the copy goes to who waits.
 * @throws NotFound; AppError; Conflict when nothing is offered any more
 */
export async function declineOffer(
  db: Database,
  actor: Actor,
  given: Which & { words?: string | null },
  now: Date,
): Promise<void> {
  const { words, ...which } = given
  await inTransaction(db, async (tx) => {
    const act = { ...which, act: 'decline' as const, can: canBorrow }
    const tool = await moveLoan(tx, actor, act, now, async () => ({ set: { copy_id: null }, words }))
    await offerInTurn(tx, tool, now)
  })
}
