import type { Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'

/** What a moderator decides of an organisation. `republish` brings back an archived or refused one, and undoes a publication into `proposed`. */
export type OrganisationDecision =
  | { act: 'publish' }
  | { act: 'refuse' }
  | { act: 'archive'; reason: 'closed' | 'left' | 'error' | 'import-undone'; on?: string }
  | { act: 'reopen' }
  | { act: 'unpublish' }

/**
 * Changes an organisation's status: search entry, version of the journal and (for `publish`) the ownership of its author follow, in one transaction.
 * `publish` and `refuse` take a proposed one, `archive` and `unpublish` (back to proposed) a published one, `reopen` an archived or refused one.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when its status does not allow it
 */
export async function decideOrganisation(
  _db: Database,
  _actor: Actor,
  _id: string,
  _decision: OrganisationDecision,
  _now: Date,
): Promise<{ slug: string }> {
  throw new Error('not written yet')
}
