import { sql } from 'kysely'
import type { Database } from '../db/connect.ts'
import type { Lang } from '../i18n/lang.ts'
import { briefKinds, mutableKinds } from './kinds.ts'
import type { MailPart } from './mail.ts'

/** A mail that a deliverer took for itself. `fence` proves that it still holds it. */
export type ClaimedMail = {
  id: string
  kind: string
  address: string
  personId: string | null
  lang: Lang
  subject: string
  body: MailPart[]
  replyTo: string | null
  attempts: number
  fence: number
  createdAt: Date
  muted: boolean
  erased: boolean
}

/** How long a claim holds: longer than any conversation with a mail server may stay silent. */
const leaseSeconds = 60

const event = (now: Date, what: string, note: string | null) =>
  sql`history || jsonb_build_array(jsonb_build_object('at', ${now}::timestamptz, 'what', ${what}::text, 'note', ${note}::text))`

/** Takes the most urgent mail that is due, answers to people first; null when none is. */
export async function claimMail(db: Database, now: Date): Promise<ClaimedMail | null> {
  const { rows } = await sql<ClaimedMail>`
    WITH due AS (
      SELECT id FROM mail WHERE state = 'queued' AND due_at <= ${now}
      ORDER BY kind <> ALL(${briefKinds}), kind = ANY(${mutableKinds}), due_at, created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    UPDATE mail m SET state = 'sending', attempts = m.attempts + 1, fence = m.fence + 1,
      claimed_until = ${now}::timestamptz + make_interval(secs => ${leaseSeconds})
    FROM due WHERE m.id = due.id
    RETURNING m.id, m.kind, m.address, m.person_id AS "personId", m.lang, m.subject, m.body, m.reply_to AS "replyTo",
      m.attempts, m.fence, m.created_at AS "createdAt",
      EXISTS (SELECT 1 FROM person p WHERE p.id = m.person_id AND m.kind = ANY(p.muted_mails)) AS muted,
      EXISTS (SELECT 1 FROM person p WHERE p.id = m.person_id AND p.erased_at IS NOT NULL) AS erased`.execute(
    db,
  )
  return rows[0] ?? null
}

type Held = Pick<ClaimedMail, 'id' | 'fence'>

/** Writes down that the last dot follows. @returns false when the claim was taken back: the dot must not be sent */
export async function handOver(db: Database, mail: Held, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE mail SET state = 'handed', claimed_until = ${now}::timestamptz + make_interval(secs => ${leaseSeconds})
    WHERE id = ${mail.id} AND fence = ${mail.fence} AND state = 'sending'`.execute(db)
  return numAffectedRows === 1n
}

/** Ends a delivery: `forget` empties the content, which held a secret. */
export async function markSent(
  db: Database,
  mail: Held,
  given: { unconfirmed: string | null; forget: boolean },
  now: Date,
): Promise<void> {
  await sql`
    UPDATE mail SET state = 'sent', sent_at = ${now}, claimed_until = NULL, last_error = ${given.unconfirmed},
      unconfirmed = ${given.unconfirmed !== null}, history = ${event(now, given.unconfirmed === null ? 'sent' : 'unconfirmed', given.unconfirmed)},
      body = CASE WHEN ${given.forget} THEN '[]' ELSE body END
    WHERE id = ${mail.id} AND fence = ${mail.fence} AND state IN ('sending', 'handed')`.execute(db)
}

/** Puts a mail back for later. `uncounted` when the try says nothing about the mail. */
export async function postpone(
  db: Database,
  mail: Held,
  given: { dueAt: Date; note: string | null; uncounted: boolean },
  now: Date,
): Promise<void> {
  // A server that stays silent would add a line a minute: only what changes is written.
  const history = given.note
    ? sql`CASE WHEN last_error IS NOT DISTINCT FROM ${given.note} AND ${given.uncounted} THEN history ELSE ${event(now, 'postponed', given.note)} END`
    : sql`history`
  await sql`
    UPDATE mail SET state = 'queued', claimed_until = NULL, due_at = ${given.dueAt}, last_error = coalesce(${given.note}, last_error),
      attempts = attempts - CASE WHEN ${given.uncounted} THEN 1 ELSE 0 END, history = ${history}
    WHERE id = ${mail.id} AND fence = ${mail.fence} AND state IN ('sending', 'handed')`.execute(db)
}

/** Gives a mail up: refused for good, or not to be sent any more. */
export async function giveUp(
  db: Database,
  mail: Held,
  state: 'failed' | 'cancelled',
  note: string,
  now: Date,
): Promise<void> {
  await sql`
    UPDATE mail SET state = ${state}, claimed_until = NULL, last_error = ${note}, history = ${event(now, state, note)}
    WHERE id = ${mail.id} AND fence = ${mail.fence} AND state IN ('sending', 'handed')`.execute(db)
}

/**
 * Takes back the mails of deliverers that died. Without its dot a mail was never accepted: it waits again. With it, it very probably was:
 * it counts as sent, said to be unconfirmed, and only a person may send it again.
 * @param all whatever the lease says: on the embedded database, when the only process that may hold one has just started
 */
export async function takeBack(db: Database, now: Date, all = false): Promise<void> {
  const over = all ? sql`true` : sql`claimed_until < ${now}`
  await sql`
    UPDATE mail SET state = 'queued', claimed_until = NULL, attempts = attempts - 1, history = ${event(now, 'taken-back', null)}
    WHERE state = 'sending' AND ${over}`.execute(db)
  await sql`
    UPDATE mail SET state = 'sent', unconfirmed = true, sent_at = ${now}, claimed_until = NULL, last_error = 'interrupted',
      history = ${event(now, 'unconfirmed', 'interrupted')}
    WHERE state = 'handed' AND ${over}`.execute(db)
}

const daysKept = 90

/** Empties mails after ninety days, and those of erased people; removes what is left of them after three years. */
export async function forgetMails(db: Database, now: Date): Promise<void> {
  await sql`
    UPDATE mail SET address = 'efface@example.invalid', subject = '—', body = '[]', reply_to = NULL, last_error = NULL, emptied_at = ${now},
      state = CASE WHEN state = 'queued' THEN 'cancelled' ELSE state END
    WHERE emptied_at IS NULL AND state NOT IN ('sending', 'handed')
      AND (created_at < ${now}::timestamptz - make_interval(days => ${daysKept})
        OR person_id IN (SELECT id FROM person WHERE erased_at IS NOT NULL))`.execute(db)
  await sql`DELETE FROM mail WHERE created_at < ${now}::timestamptz - interval '3 years'`.execute(db)
}
