import { closeCase, getCase, openCase } from '#modules/cases/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { caseOfPair } from './duplicate-store.ts'
import { canModerate } from './policy.ts'

/**
 * Says that two organisations are two, for ever: the pair is kept as a case set aside, which may be taken back like any decision.
 * @throws AppError unauthenticated or forbidden, Conflict when the pair was decided otherwise
 */
export async function setApart(db: Database, actor: Actor, pair: [string, string], now: Date): Promise<void> {
  authorise(canModerate, actor, undefined)
  const [organisationId, otherId] = pair
  await inTransaction(db, async (tx) => {
    await openCase(tx, actor, { kind: 'duplicate', organisationId, otherId }, now)
    const found = await caseOfPair(tx, organisationId, otherId)
    const one = found && (await getCase(tx, found.id, { lock: true }))
    if (!one || one.state === 'dismissed') return
    await closeCase(tx, actor, one, { state: 'dismissed', reason: '', undo: {} }, now)
  })
}
