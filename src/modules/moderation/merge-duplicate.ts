import { closeCase, getCase, reopenCase } from '#modules/cases/index.ts'
import {
  getEditableById,
  type MergeChoices,
  mergeOrganisations,
  undoMerge,
} from '#modules/directory/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { caseOfMerge, caseOfPair } from './duplicate-store.ts'
import { canModerate } from './policy.ts'

/** What to merge. The versions are those that the person had in front of them. */
export type MergeAsk = {
  keptId: string
  absorbedId: string
  versions: { kept: number; absorbed: number }
  choices: MergeChoices
}

/**
 * Makes two organisations one, and closes the case that told they look alike, if there is one.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when one of them changed meanwhile or is not published
 */
export async function mergeDuplicate(
  db: Database,
  actor: Actor,
  ask: MergeAsk,
  now: Date,
): Promise<{ mergeId: string; slug: string }> {
  authorise(canModerate, actor, undefined)
  const { keptId, absorbedId, versions, choices } = ask
  return inTransaction(db, async (tx) => {
    const kept = await getEditableById(tx, keptId)
    const absorbed = await getEditableById(tx, absorbedId)
    if (!kept || !absorbed) throw new NotFound()
    if (kept.version !== versions.kept || absorbed.version !== versions.absorbed)
      throw new Conflict('changed meanwhile')
    const found = await caseOfPair(tx, keptId, absorbedId)
    const one = found && (await getCase(tx, found.id, { lock: true }))
    const merged = await mergeOrganisations(tx, actor, { keptId, absorbedId, choices }, now)
    if (one?.state === 'open')
      await closeCase(
        tx,
        actor,
        one,
        { state: 'accepted', reason: '', undo: { mergeId: merged.mergeId } },
        now,
      )
    return merged
  })
}

/**
 * Parts two organisations again; the case that told they look alike waits again.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict after thirty days or when it was undone already
 */
export async function undoDuplicateMerge(
  db: Database,
  actor: Actor,
  mergeId: string,
  now: Date,
): Promise<void> {
  authorise(canModerate, actor, undefined)
  await inTransaction(db, async (tx) => {
    const found = await caseOfMerge(tx, mergeId)
    const one = found && (await getCase(tx, found, { lock: true }))
    if (one && one.state !== 'open') await reopenCase(tx, actor, one, now)
    await undoMerge(tx, actor, mergeId, now)
  })
}
