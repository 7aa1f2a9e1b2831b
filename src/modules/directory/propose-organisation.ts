import type { Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import type { ProfileValues } from './editing-model.ts'
import type { OrganisationProfile } from './model.ts'

/**
 * Makes a new organisation, which waits for a moderator (status `proposed`, a case `proposal` opened), or is published at once when a moderator
 * proposes it. Its author is its owner once it is published.
 * @throws AppError unauthenticated or forbidden, Invalid
 */
export async function proposeOrganisation(
  _db: Database,
  _actor: Actor,
  _given: { values: ProfileValues & Pick<OrganisationProfile, 'name' | 'type'>; message?: string },
  _now: Date,
): Promise<{ id: string; slug: string; status: 'proposed' | 'published' }> {
  throw new Error('not written yet')
}
