import { grantMembership } from '#modules/accounts/index.ts'
import { getEditable, getEditableById } from '#modules/directory/index.ts'
import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, type MembershipRole, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { hashSecret, newSecret } from '#platform/access/secret.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { AppError, Conflict, NotFound } from '#platform/errors.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { messages } from './messages/index.ts'
import { canManageTeam } from './policy.ts'
import { tellTeam } from './tell-team.ts'

const invitationDays = 14

/**
 * Invites somebody into an organisation's team by mail. Inviting an address again replaces the invitation that waited.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when that person is a member already
 */
export async function inviteColleague(
  db: Database,
  actor: Actor,
  given: { slug: string; email: string; role: MembershipRole; lang: Lang },
  now: Date,
): Promise<void> {
  const { secret, hash } = newSecret()
  await inTransaction(db, async (tx) => {
    const organisation = await getEditable(tx, given.slug, { lock: true })
    if (!organisation) throw new NotFound()
    authorise(canManageTeam, actor, organisation)
    const known = await tx
      .selectFrom('person as p')
      .leftJoin('membership as m', (join) =>
        join.onRef('m.person_id', '=', 'p.id').on('m.organisation_id', '=', organisation.id),
      )
      .where('p.email', '=', given.email)
      .select(['p.lang', 'm.role'])
      .executeTakeFirst()
    if (known?.role) throw new Conflict('already a member')
    await tx
      .updateTable('membership_invitation')
      .where('organisation_id', '=', organisation.id)
      .where('email', '=', given.email)
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      .set({ revoked_at: now })
      .execute()
    const { id } = await tx
      .insertInto('membership_invitation')
      .values({
        organisation_id: organisation.id,
        email: given.email,
        role: given.role,
        token_hash: hash,
        invited_by: personId(actor),
        created_at: now,
        expires_at: new Date(now.getTime() + invitationDays * 24 * 3600_000),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const lang = (known?.lang as Lang | undefined) ?? given.lang
    const t = messages[lang].team
    const who = actor.kind === 'person' ? actor.name || actor.email : t.siteTeam
    await queueMails(
      tx,
      [
        {
          kind: 'invitation',
          to: given.email,
          lang,
          subject: t.inviteSubject(organisation.profile.name),
          body: [
            t.inviteText(who, organisation.profile.name),
            { action: t.inviteAction, path: localPath(lang, `/invitation/${secret}`) },
            t.inviteDays(invitationDays),
          ],
        },
      ],
      now,
    )
    const object = { kind: 'invitation', id }
    await writeJournal(
      tx,
      actor,
      [{ action: 'invitation.send', object, organisationId: organisation.id, changes: { role: given.role } }],
      now,
    )
  })
}

/** What an invitation's link opens; null when it is unknown, used, revoked or too old. */
export async function readInvitation(db: Database, secret: string, now: Date) {
  const row = await db
    .selectFrom('membership_invitation as i')
    .innerJoin('organisation as o', 'o.id', 'i.organisation_id')
    .leftJoin('person as p', 'p.id', 'i.invited_by')
    .where('i.token_hash', '=', hashSecret(secret))
    .where('i.accepted_at', 'is', null)
    .where('i.revoked_at', 'is', null)
    .where('i.expires_at', '>', now)
    .where('o.status', 'in', ['published', 'proposed'])
    .select([
      'i.id',
      'i.email',
      'i.role',
      'o.id as organisationId',
      'o.name',
      'o.slug',
      'p.name as invitedBy',
    ])
    .executeTakeFirst()
  return row ?? null
}

/**
 * Joins a team by the link received, once. The link proves that one reads the invited mailbox; whoever holds it while signed in under another
 * address joins under that one, and the owners are told the name and address of who came.
 * @throws AppError unauthenticated, or gone when the link no longer opens
 */
export async function acceptInvitation(
  db: Database,
  actor: Actor,
  secret: string,
  now: Date,
): Promise<{ slug: string }> {
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  return inTransaction(db, async (tx) => {
    const invitation = await readInvitation(tx, secret, now)
    if (!invitation) throw new AppError('gone', { detail: 'invitation' })
    const used = await tx
      .updateTable('membership_invitation')
      .where('id', '=', invitation.id)
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      .set({ accepted_at: now })
      .returning('id')
      .executeTakeFirst()
    if (!used) throw new AppError('gone', { detail: 'invitation' })
    const role = invitation.role as MembershipRole
    await grantMembership(
      tx,
      actor,
      { personId: actor.id, organisationId: invitation.organisationId, role },
      now,
    )
    const organisation = await getEditableById(tx, invitation.organisationId)
    if (organisation)
      await tellTeam(tx, organisation, { about: 'joined', who: actor, except: actor.id, owners: true }, now)
    return { slug: invitation.slug }
  })
}

/** Takes an invitation back. @throws NotFound when it does not wait in this organisation */
export async function revokeInvitation(
  db: Database,
  actor: Actor,
  given: { slug: string; id: string },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const organisation = await getEditable(tx, given.slug)
    if (!organisation) throw new NotFound()
    authorise(canManageTeam, actor, organisation)
    const gone = await tx
      .updateTable('membership_invitation')
      .where('id', '=', given.id)
      .where('organisation_id', '=', organisation.id)
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      .set({ revoked_at: now })
      .returning('id')
      .executeTakeFirst()
    if (!gone) throw new NotFound()
    const object = { kind: 'invitation', id: given.id }
    await writeJournal(
      tx,
      actor,
      [{ action: 'invitation.revoke', object, organisationId: organisation.id }],
      now,
    )
  })
}
