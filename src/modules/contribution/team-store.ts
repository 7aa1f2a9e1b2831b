import type { MembershipRole } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'

/** Somebody who looks after an organisation, and an invitation that waits: for the team's own page only. */
export type TeamMember = { personId: string; name: string; email: string; role: MembershipRole; since: Date }
export type Invitation = { id: string; email: string; role: MembershipRole; expiresAt: Date }

/** Whether somebody answers for an organisation. */
export async function hasOwner(db: Database, organisationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('membership')
    .where('organisation_id', '=', organisationId)
    .where('role', '=', 'owner')
    .select('person_id')
    .executeTakeFirst()
  return row !== undefined
}

/** The members of an organisation, owners first. */
export async function listTeam(db: Database, organisationId: string): Promise<TeamMember[]> {
  const rows = await db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('m.organisation_id', '=', organisationId)
    .where('p.erased_at', 'is', null)
    .select(['p.id', 'p.name', 'p.email', 'm.role', 'm.created_at'])
    .orderBy('m.role', 'desc')
    .orderBy('m.created_at')
    .orderBy('p.id')
    .execute()
  return rows.map((row) => ({
    personId: row.id,
    name: row.name,
    email: row.email ?? '',
    role: row.role as MembershipRole,
    since: row.created_at,
  }))
}

/** The invitations of an organisation that still wait, the oldest first. */
export async function listInvitations(
  db: Database,
  organisationId: string,
  now: Date,
): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('membership_invitation')
    .where('organisation_id', '=', organisationId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .select(['id', 'email', 'role', 'expires_at'])
    .orderBy('created_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    role: row.role as MembershipRole,
    expiresAt: row.expires_at,
  }))
}
