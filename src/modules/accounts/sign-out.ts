import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { canUseAccount } from './policy.ts'

/**
 * Ends sessions of one's own: one by its id, this one, or all of them.
 * @throws NotFound when the session named is not one's own
 */
export async function endSessions(
  db: Database,
  actor: Actor,
  which: { id: string } | 'this' | 'all',
  now: Date,
): Promise<void> {
  authorise(canUseAccount, actor, undefined)
  if (actor.kind !== 'person' || actor.via.origin !== 'form') return
  const { sessionId } = actor.via
  await inTransaction(db, async (tx) => {
    let sessions = tx.deleteFrom('session').where('person_id', '=', actor.id)
    if (which === 'this') sessions = sessions.where('id', '=', sessionId)
    else if (which !== 'all') sessions = sessions.where('id', '=', which.id)
    const ended = await sessions.returning('id').execute()
    if (ended.length === 0) throw new NotFound()
    const object = { kind: 'person', id: actor.id }
    await writeJournal(tx, actor, [{ action: 'session.end', object, changes: { count: ended.length } }], now)
  })
}
