import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import { canUseAccount } from './policy.ts'

/**
 * Ends sessions of one's own: one by its id, this one, or all of them.
 * @returns the identity provider's token of this session, when it was opened there and ends: it signs out there too
 * @throws NotFound when the session named is not one's own
 */
export async function endSessions(
  db: Database,
  actor: Actor,
  which: { id: string } | 'this' | 'all',
  now: Date,
): Promise<{ idToken: string | null }> {
  authorise(canUseAccount, actor, undefined)
  if (actor.kind !== 'person' || actor.via.origin !== 'form') throw new AppError('forbidden')
  const { sessionId } = actor.via
  return inTransaction(db, async (tx) => {
    let sessions = tx.deleteFrom('session').where('person_id', '=', actor.id)
    if (which === 'this') sessions = sessions.where('id', '=', sessionId)
    else if (which !== 'all') sessions = sessions.where('id', '=', which.id)
    const ended = await sessions.returning(['id', 'id_token']).execute()
    if (ended.length === 0) throw new NotFound()
    const object = { kind: 'person', id: actor.id }
    await writeJournal(tx, actor, [{ action: 'session.end', object, changes: { count: ended.length } }], now)
    return { idToken: ended.find((session) => session.id === sessionId)?.id_token ?? null }
  })
}
