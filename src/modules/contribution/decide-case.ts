import { closeCase, getCase, type ModerationCase, reopenCase } from '#modules/cases/index.ts'
import { canModerateOrganisation } from '#modules/directory/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { type CaseHandler, caseHandlers } from './case-handlers.ts'
import type { CaseDecision } from './decision-model.ts'
import { tellAuthor } from './tell-author.ts'

const states = { accept: 'accepted', refuse: 'refused', dismiss: 'dismissed' } as const

/**
 * Decides a case of any kind but `duplicate`, which a merge decides: what it asks is done or not, its author is told, the journal keeps it,
 * in one transaction.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when it was decided before or the organisation no longer allows it
 */
export async function decideCase(
  db: Database,
  actor: Actor,
  id: string,
  decision: CaseDecision,
  now: Date,
): Promise<ModerationCase> {
  return inTransaction(db, async (tx) => {
    const one = await hold(tx, actor, id)
    const handler = handlerOf(one)
    if (one.state !== 'open') throw new Conflict(`case ${one.state}`)
    const undo = await handler[decision.act]?.(tx, actor, one, decision, now)
    const done = {
      state: states[decision.act],
      reason: decision.reason,
      undo: (undo ?? {}) as Record<string, unknown>,
    }
    await closeCase(tx, actor, one, done, now)
    if (decision.act !== 'dismiss') await tellAuthor(tx, one, decision, now)
    return { ...one, ...done, decidedAt: now }
  })
}

/**
 * Takes a decision back, within thirty days: what it did is undone, the case waits again.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when it is too late or other changes came on top
 */
export async function undoDecision(
  db: Database,
  actor: Actor,
  id: string,
  now: Date,
): Promise<ModerationCase> {
  return inTransaction(db, async (tx) => {
    const one = await hold(tx, actor, id)
    await reopenCase(tx, actor, one, now)
    const undo = one.state === 'accepted' ? 'undoAccept' : one.state === 'refused' ? 'undoRefuse' : null
    if (undo) await handlerOf(one)[undo]?.(tx, actor, one, now)
    return { ...one, state: 'open' }
  })
}

async function hold(tx: Tx, actor: Actor, id: string): Promise<ModerationCase> {
  const one = await getCase(tx, id, { lock: true })
  if (!one) throw new NotFound()
  const handler = caseHandlers[one.kind]
  if (!handler?.may?.(actor, one)) authorise(canModerateOrganisation, actor, undefined)
  return one
}

function handlerOf(one: ModerationCase): CaseHandler {
  const handler = caseHandlers[one.kind]
  if (!handler) throw new Conflict(`a case of kind ${one.kind} is decided elsewhere`)
  return handler
}
