import { sql } from 'kysely'
import { openCase } from '#modules/cases/index.ts'
import { writeJournal } from '#modules/journal/index.ts'
import type { SystemActor } from '#platform/access/actor.ts'
import { newSecret } from '#platform/access/secret.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { type MailDraft, queueMails } from '#platform/mail/mail.ts'
import { confirmation } from './confirmation-model.ts'
import { messages } from './messages/index.ts'

const job: SystemActor = { kind: 'system', origin: 'job' }
const daysAgo = (now: Date, days: number) => new Date(now.getTime() - days * 24 * 3600_000)

type Asked = { id: string; slug: string; name: string; email: string | null }

/**
 * Asks organisations once a year whether all is right, reminds once, and says unconfirmed those that stayed silent twice. What it did stands
 * in the database: running it twice a day asks nobody twice.
 * @returns how many were asked, reminded and said unconfirmed
 */
export async function askConfirmations(
  db: Database,
  now: Date,
): Promise<{ asked: number; reminded: number; unconfirmed: number }> {
  const unconfirmed = await giveUp(db, now)
  const reminded = await remind(db, now)
  const { rows } = await sql<Asked>`
    SELECT o.id, o.slug, o.name, o.email FROM organisation o
    WHERE o.status = 'published' AND ${reachable}
      AND greatest(o.confirmed_at, o.created_at, (SELECT max(v.at) FROM organisation_version v
        WHERE v.organisation_id = o.id AND v.origin IN ('form', 'api', 'link'))) < ${daysAgo(now, confirmation.everyDays)}
      AND NOT EXISTS (SELECT FROM organisation_confirmation c
        WHERE c.organisation_id = o.id AND c.asked_at >= ${daysAgo(now, confirmation.everyDays)})
    ORDER BY coalesce(o.confirmed_at, o.created_at), o.id LIMIT ${confirmation.perRun}`.execute(db)
  for (const one of rows) await inTransaction(db, (tx) => ask(tx, one, now))
  return { asked: rows.length, reminded, unconfirmed }
}

/** Somebody reads mail for it: one of its people, or its public address. */
const reachable = sql`(o.email IS NOT NULL OR EXISTS (SELECT FROM membership m JOIN person p ON p.id = m.person_id
  WHERE m.organisation_id = o.id AND m.role = 'owner' AND p.erased_at IS NULL))`

async function ask(tx: Tx, one: Asked, now: Date): Promise<void> {
  const { secret, hash } = newSecret()
  const { id } = await tx
    .insertInto('organisation_confirmation')
    .values({
      organisation_id: one.id,
      asked_at: now,
      expires_at: new Date(now.getTime() + confirmation.openDays * 24 * 3600_000),
      token_hash: hash,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await queueMails(tx, await question(tx, one, secret, 'ask', `confirmation/${id}`), now)
  const object = { kind: 'organisation', id: one.id }
  await writeJournal(tx, job, [{ action: 'confirmation.ask', object, organisationId: one.id }], now)
}

/** The question, to the owners, or to the organisation's public address when nobody looks after it. */
async function question(
  tx: Tx,
  one: Asked,
  secret: string,
  words: 'ask' | 'remind',
  key: string,
): Promise<MailDraft[]> {
  const owners = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('m.organisation_id', '=', one.id)
    .where('m.role', '=', 'owner')
    .where('p.erased_at', 'is', null)
    .select(['p.id', 'p.email', 'p.lang'])
    .execute()
  const readers = owners.flatMap((owner) =>
    owner.email ? [{ to: owner.email, lang: owner.lang as Lang, personId: owner.id as string | null }] : [],
  )
  if (readers.length === 0 && one.email) readers.push({ to: one.email, lang: 'fr', personId: null })
  return readers.map(({ to, lang, personId }) => {
    const t = messages[lang].confirm
    return {
      kind: 'confirmation' as const,
      to,
      lang,
      personId,
      subject: t.mailSubject(one.name),
      body: [
        t.mailText(one.name)[words],
        { action: t.mailAction, path: localPath(lang, `/confirmer/${secret}`) },
        t.mailDays(confirmation.openDays),
      ],
      dedupeKey: `${key}/${words}/${personId ?? 'public'}`,
    }
  })
}

/** One reminder for a question without an answer, with a link of its own: the first secret is known to nobody here. */
async function remind(db: Database, now: Date): Promise<number> {
  const { rows } = await sql<Asked & { confirmation: string }>`
    SELECT o.id, o.slug, o.name, o.email, c.id AS confirmation
    FROM organisation_confirmation c JOIN organisation o ON o.id = c.organisation_id
    WHERE c.answered_at IS NULL AND c.expires_at > ${now} AND c.reminded_at IS NULL AND o.status = 'published'
      AND c.asked_at < ${daysAgo(now, confirmation.remindDays)}
    ORDER BY c.asked_at LIMIT ${confirmation.perRun}`.execute(db)
  for (const one of rows) {
    await inTransaction(db, async (tx) => {
      const { secret, hash } = newSecret()
      await tx
        .updateTable('organisation_confirmation')
        .where('id', '=', one.confirmation)
        .set({ reminded_at: now, reminder_hash: hash })
        .execute()
      await queueMails(tx, await question(tx, one, secret, 'remind', `confirmation/${one.confirmation}`), now)
    })
  }
  return rows.length
}

/** Says unconfirmed the organisations whose last two questions ended without an answer, and puts them before the moderators, once. */
async function giveUp(db: Database, now: Date): Promise<number> {
  const { rows } = await sql<{ id: string; asked: Date }>`
    SELECT o.id, last.asked_at AS asked FROM organisation o CROSS JOIN LATERAL (
      SELECT bool_and(r.answered_at IS NULL AND r.expires_at < ${now}) AS silent, count(*) AS count, max(r.asked_at) AS asked_at
      FROM (SELECT * FROM organisation_confirmation c WHERE c.organisation_id = o.id
        ORDER BY c.asked_at DESC LIMIT ${confirmation.silences}) AS r) AS last
    WHERE o.status = 'published' AND o.unconfirmed_at IS NULL AND last.silent AND last.count >= ${confirmation.silences}
      AND (o.confirmed_at IS NULL OR o.confirmed_at < last.asked_at)`.execute(db)
  for (const one of rows) {
    await inTransaction(db, async (tx) => {
      await tx.updateTable('organisation').where('id', '=', one.id).set({ unconfirmed_at: now }).execute()
      await openCase(
        tx,
        job,
        { kind: 'unconfirmed', organisationId: one.id, payload: { asked: one.asked.toISOString() } },
        now,
      )
      const object = { kind: 'organisation', id: one.id }
      await writeJournal(tx, job, [{ action: 'organisation.unconfirm', object, organisationId: one.id }], now)
    })
  }
  return rows.length
}
