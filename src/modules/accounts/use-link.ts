import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { hashSecret } from '#platform/access/secret.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { AppError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { messages } from './messages/index.ts'
import { openSession } from './open-session.ts'

type Used = { secret: string; personId: string; isNew: boolean; returnTo: string }

/** What a link does, while it still opens: looked at before the button is shown, and changed by nothing. Null when it is dead. */
export async function readLink(
  db: Database,
  secret: string,
  now: Date,
): Promise<{ email: string; changesAddressOf: string | null } | null> {
  const found = await db
    .selectFrom('sign_in_link')
    .where('token_hash', '=', hashSecret(secret))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .select(['email', 'person_id'])
    .executeTakeFirst()
  return found ? { email: found.email, changesAddressOf: found.person_id } : null
}

/**
 * Signs in with a link, once: finds or makes the person of its address and opens a session. A link to a new address changes it first, and only
 * for who is signed in to that account: an address typed wrong must not give the account to whoever reads that mailbox.
 * @throws AppError gone when the link is unknown, used or too old; forbidden when it changes another account's address; conflict when the new
 * address was taken in between
 */
export async function useLink(
  db: Database,
  actor: Actor,
  given: { secret: string; userAgent: string | undefined },
  now: Date,
): Promise<Used> {
  return inTransaction(db, async (tx) => {
    const link = await tx
      .updateTable('sign_in_link')
      .where('token_hash', '=', hashSecret(given.secret))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .set({ used_at: now })
      .returning(['purpose', 'email', 'person_id', 'return_to', 'lang', 'provider', 'subject'])
      .executeTakeFirst()
    if (!link) throw new AppError('gone', { detail: 'sign-in link' })
    if (link.person_id && !(actor.kind === 'person' && actor.id === link.person_id))
      throw new AppError('forbidden', { detail: 'another account' })
    const person = link.person_id
      ? await changeAddress(tx, link.person_id, link.email, now)
      : await findOrMakePerson(tx, link.email, link.lang as Lang, now)
    if (link.provider && link.subject)
      await linkIdentity(tx, { personId: person.id, provider: link.provider, subject: link.subject }, now)
    const secret = await openSession(
      tx,
      { personId: person.id, method: 'link', userAgent: given.userAgent },
      now,
    )
    return { secret, personId: person.id, isNew: person.isNew, returnTo: link.return_to }
  })
}

/** Notes who a person is for an identity provider, once they have proved the address it gave. */
async function linkIdentity(
  tx: Tx,
  given: { personId: string; provider: string; subject: string },
  now: Date,
): Promise<void> {
  const added = await tx
    .insertInto('person_identity')
    .values({ provider: given.provider, subject: given.subject, person_id: given.personId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst()
  if (!added) return
  const object = { kind: 'person', id: given.personId }
  const entry = { action: 'identity.link', object, changes: { provider: given.provider }, personal: true }
  await writeJournal(tx, { kind: 'link', personId: given.personId }, [entry], now)
}

/** The person of a proven address, made when there is none. */
async function findOrMakePerson(
  tx: Tx,
  email: string,
  lang: Lang,
  now: Date,
  name = '',
): Promise<{ id: string; isNew: boolean }> {
  const known = await tx
    .selectFrom('person')
    .where('email', '=', email)
    .select(['id', 'name'])
    .executeTakeFirst()
  if (known) return { id: known.id, isNew: known.name === '' }
  const { id } = await tx
    .insertInto('person')
    .values({ email, lang, name, created_at: now, last_seen_at: now })
    // Two links of one address used at the same moment make one person.
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ last_seen_at: now }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeJournal(
    tx,
    { kind: 'link', personId: id },
    [{ action: 'person.create', object: { kind: 'person', id } }],
    now,
  )
  return { id, isNew: name === '' }
}

async function changeAddress(tx: Tx, id: string, email: string, now: Date) {
  const before = await tx
    .selectFrom('person')
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .select(['email', 'lang'])
    .forUpdate()
    .executeTakeFirst()
  if (!before?.email) throw new AppError('gone', { detail: 'account' })
  const taken = await tx.selectFrom('person').where('email', '=', email).select('id').executeTakeFirst()
  if (taken && taken.id !== id) throw new AppError('conflict', { detail: 'address' })
  await tx.updateTable('person').where('id', '=', id).set({ email }).execute()
  // Whoever holds the old mailbox learns of it, and every other session ends.
  await tx.deleteFrom('session').where('person_id', '=', id).execute()
  const lang = before.lang as Lang
  const t = messages[lang].mails.addressChanged
  const body = [t.text, t.notYou]
  await queueMails(
    tx,
    [{ kind: 'account', to: before.email, lang, personId: id, subject: t.subject, body }],
    now,
  )
  await writeJournal(
    tx,
    { kind: 'link', personId: id },
    [
      {
        action: 'person.change-email',
        object: { kind: 'person', id },
        changes: { email: { from: before.email, to: email } },
        personal: true,
      },
    ],
    now,
  )
  return { id, isNew: false }
}
