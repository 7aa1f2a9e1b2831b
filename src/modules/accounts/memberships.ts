import type { Actor, MembershipRole } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/connect.ts'

/**
 * Gives a person a role in an organisation, or a higher one, in the caller's transaction, with its journal line. No permission checked:
 * the caller's verb has its own.
 */
export async function grantMembership(
  _tx: Tx,
  _actor: Actor,
  _given: { personId: string; organisationId: string; role: MembershipRole },
  _now: Date,
): Promise<void> {
  throw new Error('not written yet')
}

/**
 * Moves everybody from one organisation to another; who is in both keeps the higher role.
 * @returns the memberships as they were in both, for an undo
 */
export async function moveMemberships(
  _tx: Tx,
  _fromId: string,
  _toId: string,
): Promise<{ personId: string; organisationId: string; role: MembershipRole }[]> {
  throw new Error('not written yet')
}
