import { newSecret } from '#platform/access/secret.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { messages } from './messages/index.ts'
import { linkMinutes } from './model.ts'

/**
 * Sends a link to sign in, to anybody who gives an address: whether an account exists is not looked at, so that nothing can be told of it.
 * @param given `email` as `emailAddress` gives it, `returnTo` as `localReturn` gives it
 */
export async function askLink(
  db: Database,
  given: {
    email: string
    returnTo: string
    lang: Lang
    /** Who an identity provider says this is: noted once the link is used. */
    identity?: { provider: string; subject: string }
  },
  now: Date,
): Promise<void> {
  const { secret, hash } = newSecret()
  const t = messages[given.lang].mails.signIn
  await inTransaction(db, async (tx) => {
    await tx
      .insertInto('sign_in_link')
      .values({
        token_hash: hash,
        email: given.email,
        return_to: given.returnTo,
        lang: given.lang,
        provider: given.identity?.provider ?? null,
        subject: given.identity?.subject ?? null,
        created_at: now,
        expires_at: new Date(now.getTime() + linkMinutes * 60_000),
      })
      .execute()
    const path = localPath(given.lang, `/connexion/lien?jeton=${secret}`)
    await queueMails(
      tx,
      [
        {
          kind: 'sign-in',
          to: given.email,
          lang: given.lang,
          subject: t.subject,
          body: [t.text, { action: t.action, path }, t.minutes(linkMinutes), t.notYou],
        },
      ],
      now,
    )
  })
}
