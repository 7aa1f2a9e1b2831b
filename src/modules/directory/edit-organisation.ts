import type { Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Edit, Edited } from './editing-model.ts'

/**
 * Publishes values of a record: settles them in the contribution record, makes the organisation anew, its version, its search entry and its
 * journal line, in one transaction. The slug follows a change of name; the old one keeps leading here.
 * @throws NotFound, AppError unauthenticated or forbidden, Invalid (unknown term, commune out of the region, wrong number…),
 *   Conflict when one of these fields changed since `baseVersion` (a change of other fields is no conflict)
 */
export async function editOrganisation(
  _db: Database,
  _actor: Actor,
  _slug: string,
  _edit: Edit,
  _now: Date,
): Promise<Edited> {
  throw new Error('not written yet')
}
