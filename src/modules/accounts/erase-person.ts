import { sql } from 'kysely'
import { forgetInJournal, writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { personId } from '#platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { AppError, Conflict, NotFound } from '#platform/errors.ts'
import { lockAdministrators } from './change-role.ts'
import { canManagePerson } from './policy.ts'

/** What another module does with the personal data it keeps, when the person is erased; in the same transaction. */
export type ForgetPerson = (tx: Tx, personId: string, now: Date) => Promise<void>

/**
 * Erases an account: sessions, keys, tokens, memberships and drafts go, the row stays empty so that the journal keeps an author nobody can name.
 * By oneself, by an administrator at one's request, or by the retention job.
 * @param forget what the other modules do in the same transaction
 * @throws Conflict `sole-owner` when an organisation with other members would be left without owner, `last administrator` for the only one
 */
export async function erasePerson(
  db: Database,
  actor: Actor,
  id: string,
  forget: readonly ForgetPerson[],
  now: Date,
): Promise<void> {
  const self = actor.kind === 'person' && actor.id === id && actor.via.origin === 'form'
  if (!self && actor.kind !== 'system' && !canManagePerson(actor, { id })) throw new AppError('forbidden')
  await inTransaction(db, async (tx) => {
    const administrators = await lockAdministrators(tx)
    const person = await tx
      .selectFrom('person')
      .where('id', '=', id)
      .where('erased_at', 'is', null)
      .select(['id', 'email'])
      .forUpdate()
      .executeTakeFirst()
    if (!person) throw new NotFound()
    if (administrators.length === 1 && administrators[0] === id) throw new Conflict('last administrator')
    if ((await soleOwnerships(tx, id)).length > 0) throw new Conflict('sole-owner')
    for (const forgetIn of forget) await forgetIn(tx, id, now)
    for (const table of [
      'session',
      'passkey',
      'person_identity',
      'sign_in_challenge',
      'membership',
      'moderator_territory',
      'organisation_draft',
      'idempotency_key',
      'api_token',
      'sign_in_link',
    ] as const)
      await tx.deleteFrom(table).where('person_id', '=', id).execute()
    if (person.email) await forgetAddress(tx, id, person.email)
    await forgetInJournal(tx, id)
    await tx
      .updateTable('person')
      .where('id', '=', id)
      .set({ email: null, name: '', role: 'member', muted_mails: [], erased_at: now })
      .execute()
    const by = personId(actor) === id ? 'self' : actor.kind === 'system' ? 'inactivity' : 'administrator'
    await writeJournal(
      tx,
      actor,
      [{ action: 'person.erase', object: { kind: 'person', id }, changes: { by } }],
      now,
    )
  })
}

/** Removes an address from where it stands beside the account: links, invitations, mails, words written without signing in. */
async function forgetAddress(tx: Tx, id: string, email: string): Promise<void> {
  await tx.deleteFrom('sign_in_link').where('email', '=', email).execute()
  await tx.deleteFrom('membership_invitation').where('email', '=', email).execute()
  await tx
    .updateTable('moderation_case')
    .where('contact_email', '=', email)
    .set({ contact_email: null })
    .execute()
  await tx.updateTable('mail').where('reply_to', '=', email).set({ reply_to: null }).execute()
  // A mail on its way is let go; the outbox forgets its content a little later.
  await sql`
    UPDATE mail SET state = CASE state WHEN 'queued' THEN 'cancelled' ELSE state END,
      address = 'efface@example.invalid', body = '[]', subject = '—', person_id = NULL
    WHERE (person_id = ${id} OR address = ${email}) AND state NOT IN ('sending', 'handed')`.execute(tx)
}

/** Organisations of which this person is the only owner, while others look after them too: ownership is to be handed over first. */
export async function soleOwnerships(db: Database, id: string): Promise<{ slug: string; name: string }[]> {
  return db
    .selectFrom('membership as m')
    .innerJoin('organisation as o', 'o.id', 'm.organisation_id')
    .where('m.person_id', '=', id)
    .where('m.role', '=', 'owner')
    .where((where) =>
      where.exists(
        where
          .selectFrom('membership as other')
          .whereRef('other.organisation_id', '=', 'm.organisation_id')
          .where('other.person_id', '!=', id)
          .select('other.person_id'),
      ),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('membership as owner')
            .whereRef('owner.organisation_id', '=', 'm.organisation_id')
            .where('owner.person_id', '!=', id)
            .where('owner.role', '=', 'owner')
            .select('owner.person_id'),
        ),
      ),
    )
    .select(['o.slug', 'o.name'])
    .orderBy('o.name')
    .execute()
}
