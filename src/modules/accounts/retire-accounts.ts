import { sql } from 'kysely'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { AppError } from '#platform/errors.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { erasePerson, type ForgetPerson } from './erase-person.ts'
import { messages } from './messages/index.ts'
import { inactiveMonths, warningDays } from './model.ts'

/**
 * Warns accounts that nobody used for nearly two years, and erases those that were warned thirty days before and stayed silent.
 * The team (observers and more) is never erased by itself: an administrator decides. A sole owner neither, until another owner is there.
 * @returns how many were warned and erased
 */
export async function retireAccounts(
  db: Database,
  forget: readonly ForgetPerson[],
  now: Date,
): Promise<{ warned: number; erased: number }> {
  const warned = await warn(db, now)
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM person WHERE erased_at IS NULL AND role = 'member'
      AND last_seen_at < ${now}::timestamptz - make_interval(months => ${inactiveMonths})
      AND inactivity_warned_at < ${now}::timestamptz - make_interval(days => ${warningDays})`.execute(db)
  let erased = 0
  for (const { id } of rows) {
    try {
      await erasePerson(db, { kind: 'system', origin: 'job' }, id, forget, now)
      erased++
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'conflict')) throw error
    }
  }
  return { warned, erased }
}

async function warn(db: Database, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const { rows } = await sql<{ id: string; email: string; lang: Lang; last_seen_at: Date }>`
      UPDATE person SET inactivity_warned_at = ${now}
      WHERE erased_at IS NULL AND role = 'member' AND inactivity_warned_at IS NULL
        AND last_seen_at < ${now}::timestamptz - make_interval(months => ${inactiveMonths}) + make_interval(days => ${warningDays})
      RETURNING id, email, lang, last_seen_at`.execute(tx)
    await queueMails(
      tx,
      rows.map(({ id, email, lang, last_seen_at }) => {
        const t = messages[lang].mails.inactive
        const path = localPath(lang, '/connexion')
        return {
          kind: 'account' as const,
          to: email,
          lang,
          personId: id,
          subject: t.subject,
          body: [t.text(last_seen_at, warningDays), { action: t.action, path }, t.otherwise],
        }
      }),
      now,
    )
    return rows.length
  })
}

/** Removes what is past its time: links, challenges, sessions, answers kept for the API, invitations and ended tokens. */
export async function forgetExpired(db: Database, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 24 * 3600_000)
  await db.deleteFrom('sign_in_link').where('expires_at', '<', before(1)).execute()
  await db.deleteFrom('sign_in_challenge').where('expires_at', '<', now).execute()
  await db.deleteFrom('session').where('expires_at', '<', now).execute()
  await db.deleteFrom('idempotency_key').where('created_at', '<', before(1)).execute()
  await db.deleteFrom('membership_invitation').where('expires_at', '<', before(90)).execute()
  await db.deleteFrom('api_token').where('expires_at', '<', before(365)).execute()
}
