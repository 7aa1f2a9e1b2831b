import { sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { MailPart } from '#platform/mail/mail.ts'
import type { MailCursor, MailDetails, MailFilters, MailLine, MailState } from './model.ts'

const stateOf = sql`CASE
  WHEN state = 'queued' AND attempts > 0 THEN 'retried'
  WHEN state = 'handed' THEN 'sending'
  WHEN unconfirmed THEN 'unconfirmed'
  ELSE state END`

/** What each state is in the table, in a form its indexes know. */
const stateIs: Record<MailState, ReturnType<typeof sql>> = {
  queued: sql`state = 'queued' AND attempts = 0`,
  retried: sql`state = 'queued' AND attempts > 0`,
  sending: sql`state IN ('sending', 'handed')`,
  sent: sql`state = 'sent' AND NOT unconfirmed`,
  unconfirmed: sql`unconfirmed`,
  failed: sql`state = 'failed'`,
  cancelled: sql`state = 'cancelled'`,
}

/** Mails that answer the filters, the newest first, after `before`. The address is searched as it is typed, from its start. */
export async function listMails(
  db: Database,
  filters: MailFilters,
  before: MailCursor | null,
  limit: number,
): Promise<MailLine[]> {
  const conditions = [
    sql`true`,
    ...(filters.state ? [stateIs[filters.state]] : []),
    ...(filters.kind ? [sql`kind = ${filters.kind}`] : []),
    ...(filters.address ? [sql`starts_with(address, ${filters.address})`] : []),
    ...(before
      ? [
          sql`(created_at < ${before.createdAt} OR (created_at = ${before.createdAt} AND id > ${before.id}::uuid))`,
        ]
      : []),
  ]
  const { rows } = await sql<MailLine>`
    SELECT id, kind, address, subject, ${stateOf} AS state, attempts, due_at AS "dueAt", created_at AS "createdAt", sent_at AS "sentAt",
      last_error AS "lastError"
    FROM mail WHERE ${sql.join(conditions, sql` AND `)} ORDER BY created_at DESC, id LIMIT ${limit}`.execute(
    db,
  )
  return rows
}

/** How many mails are in each state. */
export async function countMails(db: Database): Promise<Record<MailState, number>> {
  const { rows } = await sql<{ state: MailState; count: number }>`
    SELECT ${stateOf} AS state, count(*)::int AS count FROM mail GROUP BY 1`.execute(db)
  const none = { queued: 0, retried: 0, sending: 0, sent: 0, unconfirmed: 0, failed: 0, cancelled: 0 }
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
}

/** A mail as stored, links and all. */
export type StoredMail = Omit<MailDetails, 'brief' | 'content'> & {
  personId: string | null
  body: MailPart[]
}

/** One mail; null when there is none. */
export async function findMail(db: Database, id: string): Promise<StoredMail | null> {
  const { rows } = await sql<StoredMail>`
    SELECT id, kind, address, subject, ${stateOf} AS state, attempts, due_at AS "dueAt", created_at AS "createdAt", sent_at AS "sentAt",
      last_error AS "lastError", lang, person_id AS "personId", body, history, emptied_at IS NOT NULL OR body = '[]' AS emptied
    FROM mail WHERE id = ${id}`.execute(db)
  const mail = rows[0]
  return mail
    ? { ...mail, history: mail.history.map((event) => ({ ...event, at: new Date(event.at) })) }
    : null
}

/** Moves a mail from one state to another by hand. @returns false when it was no longer in the first */
export async function moveMail(
  tx: Tx,
  id: string,
  from: MailState,
  act: 'retry' | 'cancel' | 'resend',
  now: Date,
): Promise<boolean> {
  const event = sql`history || jsonb_build_array(jsonb_build_object('at', ${now}::timestamptz, 'what', ${act}::text, 'note', NULL))`
  const set =
    act === 'cancel'
      ? sql`state = 'cancelled'`
      : sql`state = 'queued', due_at = ${now}, attempts = 0, sent_at = NULL, unconfirmed = false, last_error = NULL`
  const { numAffectedRows } = await sql`
    UPDATE mail SET ${set}, history = ${event} WHERE id = ${id} AND ${stateIs[from]}`.execute(tx)
  return numAffectedRows === 1n
}

/** The kinds of mail written so far. */
export async function listMailKinds(db: Database): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`SELECT DISTINCT kind FROM mail ORDER BY kind`.execute(db)
  return rows.map(({ kind }) => kind)
}
