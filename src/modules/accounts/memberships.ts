import { sql } from 'kysely'
import { writeJournal } from '#modules/journal/index.ts'
import type { Actor, MembershipRole } from '#platform/access/actor.ts'
import { personId } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/connect.ts'

/**
 * Gives a person a role in an organisation, or a higher one, in the caller's transaction, with its journal line. No permission checked:
 * the caller's verb has its own.
 */
export async function grantMembership(
  tx: Tx,
  actor: Actor,
  given: { personId: string; organisationId: string; role: MembershipRole },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('membership')
    .values({
      person_id: given.personId,
      organisation_id: given.organisationId,
      role: given.role,
      created_at: now,
      granted_by: personId(actor),
    })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'organisation_id']).doUpdateSet({
        role: sql`CASE WHEN membership.role = 'owner' THEN 'owner' ELSE excluded.role END`,
      }),
    )
    .execute()
  await writeJournal(
    tx,
    actor,
    [
      {
        action: 'membership.grant',
        object: { kind: 'person', id: given.personId },
        organisationId: given.organisationId,
        changes: { role: given.role },
      },
    ],
    now,
  )
}

/**
 * Takes somebody's role in an organisation back, in the caller's transaction, with its journal line. No permission checked: the caller's verb
 * has its own. Nothing happens when they have none.
 */
export async function revokeMembership(
  tx: Tx,
  actor: Actor,
  given: { personId: string; organisationId: string },
  now: Date,
): Promise<void> {
  const gone = await tx
    .deleteFrom('membership')
    .where('person_id', '=', given.personId)
    .where('organisation_id', '=', given.organisationId)
    .returning('role')
    .executeTakeFirst()
  if (!gone) return
  const object = { kind: 'person', id: given.personId }
  const entry = {
    action: 'membership.revoke',
    object,
    organisationId: given.organisationId,
    changes: { role: gone.role },
  }
  await writeJournal(tx, actor, [entry], now)
}

type Membership = {
  personId: string
  organisationId: string
  role: MembershipRole
  createdAt: Date
  grantedBy: string | null
}

/**
 * Moves everybody from one organisation to another; who is in both keeps the higher role.
 * @returns the memberships as they were in both, for an undo
 */
export async function moveMemberships(tx: Tx, fromId: string, toId: string): Promise<Membership[]> {
  const before = await membershipsOf(tx, [fromId, toId])
  await sql`
    INSERT INTO membership (person_id, organisation_id, role, created_at, granted_by)
    SELECT person_id, ${toId}, role, created_at, granted_by FROM membership WHERE organisation_id = ${fromId}
    ON CONFLICT (person_id, organisation_id) DO UPDATE
    SET role = CASE WHEN 'owner' IN (membership.role, excluded.role) THEN 'owner' ELSE membership.role END`.execute(
    tx,
  )
  await tx.deleteFrom('membership').where('organisation_id', '=', fromId).execute()
  return before
}

/** Puts memberships of both organisations back as `moveMemberships` gave them; who joined one of them since stays. */
export async function restoreMemberships(
  tx: Tx,
  organisations: [fromId: string, toId: string],
  before: Membership[],
): Promise<void> {
  if (before.length === 0) return
  const people = [...new Set(before.map((one) => one.personId))]
  await tx
    .deleteFrom('membership')
    .where('organisation_id', 'in', organisations)
    .where('person_id', 'in', people)
    .execute()
  await sql`
    INSERT INTO membership (person_id, organisation_id, role, created_at, granted_by)
    SELECT x."personId", x."organisationId", x.role, x."createdAt", (SELECT g.id FROM person g WHERE g.id = x."grantedBy")
    FROM jsonb_to_recordset(${JSON.stringify(before)}::jsonb)
      AS x ("personId" uuid, "organisationId" uuid, role text, "createdAt" timestamptz, "grantedBy" uuid)
    JOIN person p ON p.id = x."personId" AND p.erased_at IS NULL`.execute(tx)
}

async function membershipsOf(tx: Tx, organisations: string[]): Promise<Membership[]> {
  const rows = await tx
    .selectFrom('membership')
    .where('organisation_id', 'in', organisations)
    .select(['person_id', 'organisation_id', 'role', 'created_at', 'granted_by'])
    .orderBy('organisation_id')
    .orderBy('person_id')
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    organisationId: row.organisation_id,
    role: row.role as MembershipRole,
    createdAt: row.created_at,
    grantedBy: row.granted_by,
  }))
}
