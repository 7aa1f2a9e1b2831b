import { getCase } from '#modules/cases/index.ts'
import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { isModerator } from './batch-store.ts'
import { canModerate } from './policy.ts'

/**
 * Gives an open case to a moderator to look after, or to nobody.
 * @returns whose it was before
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when it is decided, or the person is no moderator (any more)
 */
export async function assignCase(
  db: Database,
  actor: Actor,
  caseId: string,
  personId: string | null,
  now: Date,
): Promise<string | null> {
  authorise(canModerate, actor, undefined)
  return inTransaction(db, async (tx) => {
    const one = await getCase(tx, caseId, { lock: true })
    if (!one) throw new NotFound()
    if (one.state !== 'open') throw new Conflict(`case ${one.state}`)
    if (personId && !(await isModerator(tx, personId))) throw new Conflict('not a moderator')
    if (one.assignedTo === personId) return one.assignedTo
    await tx.updateTable('moderation_case').where('id', '=', caseId).set({ assigned_to: personId }).execute()
    await writeJournal(
      tx,
      actor,
      [
        {
          action: 'case.assign',
          object: { kind: 'case', id: caseId },
          organisationId: one.organisationId,
          changes: { kind: one.kind },
        },
      ],
      now,
    )
    return one.assignedTo
  })
}
