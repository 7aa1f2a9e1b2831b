import { closeCase, getCase, reopenCase } from '#modules/cases/index.ts'
import { decideCase, undoDecision } from '#modules/contribution/index.ts'
import { undoMerge } from '#modules/directory/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { Decision } from './decision-model.ts'
import { canModerate } from './policy.ts'

/**
 * Decides one case, whatever its kind. A duplicate can only be set aside here: what makes it true is a merge, with its choices. A proposal or an
 * event is published or refused: set aside, it would wait for ever.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when it was decided before, or its kind does not allow the act
 */
export async function decideOne(
  db: Database,
  actor: Actor,
  id: string,
  decision: Decision,
  now: Date,
): Promise<void> {
  authorise(canModerate, actor, undefined)
  await inTransaction(db, async (tx) => {
    const one = await getCase(tx, id, { lock: true })
    if (!one) throw new NotFound()
    if ((one.kind === 'proposal' || one.kind === 'event') && decision.act === 'dismiss')
      throw new Conflict(`${one.kind} cannot wait`)
    if (one.kind !== 'duplicate') {
      await decideCase(tx, actor, id, decision, now)
      return
    }
    if (decision.act === 'accept') throw new Conflict('a duplicate is merged, with its choices')
    await closeCase(tx, actor, one, { state: 'dismissed', reason: decision.reason, undo: {} }, now)
  })
}

/**
 * Takes back the decision of one case, within thirty days; a merge is undone with it.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when it is too late or other changes came on top
 */
export async function undoOne(db: Database, actor: Actor, id: string, now: Date): Promise<void> {
  authorise(canModerate, actor, undefined)
  await inTransaction(db, async (tx) => {
    const one = await getCase(tx, id, { lock: true })
    if (!one) throw new NotFound()
    if (one.kind !== 'duplicate') {
      await undoDecision(tx, actor, id, now)
      return
    }
    const { mergeId } = (one.undo ?? {}) as { mergeId?: string }
    await reopenCase(tx, actor, one, now)
    if (mergeId) await undoMerge(tx, actor, mergeId, now)
  })
}
