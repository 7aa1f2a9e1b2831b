import { writeJournal } from '#modules/journal/index.ts'
import { hashSecret } from '#platform/access/secret.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { AppError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { messages } from './messages/index.ts'
import { openSession } from './open-session.ts'

type Used = { secret: string; personId: string; isNew: boolean; returnTo: string }

/** Whether a link still opens: looked at before the button is shown, and changed by nothing. */
export async function isLinkAlive(db: Database, secret: string, now: Date): Promise<boolean> {
  const found = await db
    .selectFrom('sign_in_link')
    .where('token_hash', '=', hashSecret(secret))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .select('purpose')
    .executeTakeFirst()
  return found !== undefined
}

/**
 * Signs in with a link, once: finds or makes the person of its address and opens a session; a link to a new address changes it first.
 * @throws AppError gone when the link is unknown, used or too old; conflict when the new address was taken in between
 */
export async function useLink(
  db: Database,
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
      .returning(['purpose', 'email', 'person_id', 'return_to', 'lang'])
      .executeTakeFirst()
    if (!link) throw new AppError('gone', { detail: 'sign-in link' })
    const person = link.person_id
      ? await changeAddress(tx, link.person_id, link.email, now)
      : await findOrMakePerson(tx, link.email, link.lang as Lang, now)
    const secret = await openSession(
      tx,
      { personId: person.id, method: 'link', userAgent: given.userAgent },
      now,
    )
    return { secret, personId: person.id, isNew: person.isNew, returnTo: link.return_to }
  })
}

/** The person of a proven address, made when there is none. */
export async function findOrMakePerson(
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
