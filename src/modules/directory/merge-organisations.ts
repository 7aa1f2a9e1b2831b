import type { Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import type { MergeChoices } from './editing-model.ts'

/**
 * Makes two organisations one: records, memberships, links, parents, networks, photos, cases and slugs of the absorbed one go to the kept one,
 * choices are settled, the absorbed one leads to it. Undone within thirty days by `undoMerge`.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when one of them is not published
 */
export async function mergeOrganisations(
  _db: Database,
  _actor: Actor,
  _given: { keptId: string; absorbedId: string; choices: MergeChoices },
  _now: Date,
): Promise<{ mergeId: string; slug: string }> {
  throw new Error('not written yet')
}

/**
 * Parts two organisations again, each with what it had. What was edited since the merge stays with the kept one.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict after thirty days or when it was undone already
 */
export async function undoMerge(_db: Database, _actor: Actor, _mergeId: string, _now: Date): Promise<void> {
  throw new Error('not written yet')
}
