import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { newSecret } from '#platform/access/secret.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { canFollowLoans } from '../policy.ts'

/**
 * Gives somebody's calendar of loans a secret address, in place of the one it had.
 * @returns the secret, told this once
 * @throws AppError unauthenticated or forbidden
 */
export async function openCalendar(db: Database, actor: Actor, now: Date): Promise<string> {
  authorise(canFollowLoans, actor, undefined)
  const { secret, hash } = newSecret()
  await inTransaction(db, async (tx) => {
    const row = { token_hash: hash, created_at: now }
    await tx
      .insertInto('loan_calendar')
      .values({ person_id: personId(actor) ?? '', ...row })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
      .execute()
    await journal(tx, actor, 'loan-calendar.open', now)
  })
  return secret
}

/** Ends the secret address of somebody's calendar at once; nothing when there is none. @throws AppError unauthenticated or forbidden */
export async function closeCalendar(db: Database, actor: Actor, now: Date): Promise<void> {
  authorise(canFollowLoans, actor, undefined)
  await inTransaction(db, async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('loan_calendar')
      .where('person_id', '=', personId(actor))
      .executeTakeFirst()
    if (numDeletedRows > 0n) await journal(tx, actor, 'loan-calendar.close', now)
  })
}

const journal = (tx: Tx, actor: Actor, action: string, now: Date) =>
  writeJournal(
    tx,
    actor,
    [{ action, object: { kind: 'person', id: personId(actor) ?? '' }, changes: {}, personal: true }],
    now,
  )
