import { grantMembership, revokeMembership } from '#modules/accounts/index.ts'
import { getEditable } from '#modules/directory/index.ts'
import { writeJournal } from '#modules/journal/index.ts'
import type { Actor, MembershipRole } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { AppError, Conflict, NotFound } from '#platform/errors.ts'
import { canManageTeam } from './policy.ts'
import { tellTeam } from './tell-team.ts'

type Target = { slug: string; personId: string }

/**
 * Gives a member another role; giving `owner` hands ownership over, one's own may then be left.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when no owner would remain
 */
export async function changeMemberRole(
  db: Database,
  actor: Actor,
  given: Target & { role: MembershipRole },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { organisation, member } = await hold(tx, given)
    authorise(canManageTeam, actor, organisation)
    if (member.role === given.role) return
    const target = { personId: given.personId, organisationId: organisation.id }
    if (given.role === 'owner') await grantMembership(tx, actor, { ...target, role: 'owner' }, now)
    else {
      await tx
        .updateTable('membership')
        .where('person_id', '=', given.personId)
        .where('organisation_id', '=', organisation.id)
        .set({ role: given.role })
        .execute()
      const object = { kind: 'person', id: given.personId }
      const changes = { role: { from: member.role, to: given.role } }
      await writeJournal(
        tx,
        actor,
        [{ action: 'membership.role', object, organisationId: organisation.id, changes }],
        now,
      )
    }
    await keepAnOwner(tx, organisation.id)
    const about = given.role === 'owner' ? 'madeOwner' : 'madeContributor'
    await tellTeam(tx, organisation, { about, who: member, except: idOf(actor) }, now)
  })
}

/**
 * Takes somebody out of a team, or leaves it oneself.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when others would remain without owner
 */
export async function removeMember(db: Database, actor: Actor, given: Target, now: Date): Promise<void> {
  if (actor.kind === 'visitor') throw new AppError('unauthenticated')
  await inTransaction(db, async (tx) => {
    const { organisation, member } = await hold(tx, given)
    const isSelf = idOf(actor) === given.personId
    if (!isSelf) authorise(canManageTeam, actor, organisation)
    const target = { personId: given.personId, organisationId: organisation.id }
    await tellTeam(
      tx,
      organisation,
      { about: isSelf ? 'left' : 'removed', who: member, except: idOf(actor) },
      now,
    )
    await revokeMembership(tx, actor, target, now)
    await keepAnOwner(tx, organisation.id)
  })
}

const idOf = (actor: Actor) => (actor.kind === 'person' ? actor.id : undefined)

/** The organisation, held so that two changes of its team cannot cross, and the member it is about. */
async function hold(tx: Tx, { slug, personId }: Target) {
  const organisation = await getEditable(tx, slug, { lock: true })
  if (!organisation) throw new NotFound()
  const member = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('m.organisation_id', '=', organisation.id)
    .where('m.person_id', '=', personId)
    .select(['m.role', 'p.name', 'p.email'])
    .executeTakeFirst()
  if (!member) throw new NotFound()
  return { organisation, member: { ...member, email: member.email ?? '' } }
}

/** An organisation that somebody looks after has somebody who answers for it. */
async function keepAnOwner(tx: Tx, organisationId: string): Promise<void> {
  const roles = await tx
    .selectFrom('membership')
    .where('organisation_id', '=', organisationId)
    .select('role')
    .execute()
  if (roles.length > 0 && !roles.some((row) => row.role === 'owner')) throw new Conflict('last owner')
}
