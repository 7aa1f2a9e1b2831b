import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { newSecret } from '#platform/access/secret.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { AppError } from '#platform/errors.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { messages } from './messages/index.ts'
import { linkMinutes } from './model.ts'
import { canUseAccount } from './policy.ts'

/** What a person decides of their account; `email` other than the present one is confirmed by a link to it first. */
export type Profile = { name: string; lang: Lang; mutedMails: string[]; email: string }

/**
 * Saves a profile. A new address takes effect when its owner opens the link sent there; the answer is the same whether somebody has it already.
 * @returns whether a link to a new address is on its way
 */
export async function saveProfile(
  db: Database,
  actor: Actor,
  given: Profile,
  now: Date,
): Promise<{ confirming: boolean }> {
  authorise(canUseAccount, actor, undefined)
  if (actor.kind !== 'person') throw new AppError('forbidden')
  const confirming = given.email !== actor.email
  await inTransaction(db, async (tx) => {
    const before = await tx
      .selectFrom('person')
      .where('id', '=', actor.id)
      .select(['name', 'lang', 'muted_mails'])
      .forUpdate()
      .executeTakeFirstOrThrow()
    await tx
      .updateTable('person')
      .where('id', '=', actor.id)
      .set({ name: given.name, lang: given.lang, muted_mails: given.mutedMails })
      .execute()
    const changes = Object.fromEntries(
      (
        [
          ['name', before.name, given.name],
          ['lang', before.lang, given.lang],
          ['mutedMails', before.muted_mails.join(' '), given.mutedMails.join(' ')],
        ] as const
      ).flatMap(([field, from, to]) => (from === to ? [] : [[field, { from, to }]])),
    )
    if (Object.keys(changes).length > 0) {
      const object = { kind: 'person', id: actor.id }
      await writeJournal(tx, actor, [{ action: 'person.edit', object, changes, personal: true }], now)
    }
    if (!confirming) return
    const { secret, hash } = newSecret()
    await tx
      .insertInto('sign_in_link')
      .values({
        token_hash: hash,
        purpose: 'change-email',
        email: given.email,
        person_id: actor.id,
        lang: given.lang,
        created_at: now,
        expires_at: new Date(now.getTime() + linkMinutes * 60_000),
      })
      .execute()
    const t = messages[given.lang].mails.newAddress
    const path = localPath(given.lang, `/connexion/lien?jeton=${secret}`)
    const body = [t.text, { action: t.action, path }, t.minutes(linkMinutes)]
    await queueMails(
      tx,
      [{ kind: 'sign-in', to: given.email, lang: given.lang, subject: t.subject, body }],
      now,
    )
  })
  return { confirming }
}
