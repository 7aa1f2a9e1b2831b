import { sql } from 'kysely'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { getCampaignById } from './campaign-store.ts'
import { readContacts } from './contact-store.ts'
import { doneByStratum, stratumOfContact } from './follow-store.ts'
import { surveyKey } from './link.ts'
import { type Campaign, dayIn } from './model.ts'
import { surveyMail } from './survey-mails.ts'

/** The last mail of contact `k`, when the mail server said for good that there is nobody at the address (5xx to RCPT, RFC 5321). */
const refused = sql`FROM mail m WHERE m.dedupe_key = 'survey/' || k.id || '/' || k.reminders AND m.state = 'failed'
  AND m.last_error LIKE '%recipients were rejected: 5%'`

/** Contacts written to in one transaction. */
const batch = 100

/**
 * Invites the contacts of open campaigns who have an address and were not invited yet: once, since the contact says that it was invited in the
 * transaction that writes the mail, whenever the process dies.
 * @returns how many were invited
 */
export function inviteContacts(db: Database, now: Date, signal?: AbortSignal): Promise<number> {
  return byBatches(db, signal, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      WITH due AS (
        SELECT k.id FROM survey_contact k JOIN survey_campaign c ON c.id = k.campaign_id
        WHERE k.state = 'waiting' AND k.email IS NOT NULL AND c.state = 'open' AND (c.closes_on IS NULL OR c.closes_on >= ${dayIn(now)}::date)
        ORDER BY k.campaign_id, k.id LIMIT ${batch} FOR UPDATE OF k SKIP LOCKED)
      UPDATE survey_contact k SET state = 'invited', invited_at = ${now} FROM due WHERE k.id = due.id RETURNING k.id`.execute(
      tx,
    )
    return write(tx, rows, now)
  })
}

/**
 * Reminds those who were invited and have not answered, on the days that their campaign says after the invitation, and once each time somebody asks
 * by hand; nobody whose stratum has all the answers that were wanted of it. Two reminders never leave closer than their days say, even when this ran late; nor does one leave when the answers came meanwhile.
 * @returns how many were reminded
 */
export function remindContacts(db: Database, now: Date, signal?: AbortSignal): Promise<number> {
  return byBatches(db, signal, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      WITH done AS (${doneByStratum(sql`r.campaign_id IN (SELECT id FROM survey_campaign WHERE state = 'open' AND stratum_quotas <> '{}')`)}), due AS (
        SELECT k.id FROM survey_contact k JOIN survey_campaign c ON c.id = k.campaign_id
        WHERE c.state = 'open' AND NOT EXISTS (SELECT 1 FROM done WHERE done.campaign_id = c.id AND done.stratum = ${stratumOfContact}
            AND done.n >= (c.stratum_quotas->>done.stratum)::int)
          AND (c.closes_on IS NULL OR c.closes_on >= ${dayIn(now)}::date)
          AND k.state IN ('invited', 'opened', 'started') AND k.email IS NOT NULL AND NOT EXISTS (SELECT ${refused})
          AND ((c.reminder_asked_at > k.invited_at AND (k.reminded_at IS NULL OR k.reminded_at < c.reminder_asked_at))
            OR (k.reminders < cardinality(c.reminder_days)
              AND k.invited_at + make_interval(days => c.reminder_days[k.reminders + 1]) <= ${now}::timestamptz
              AND (k.reminded_at IS NULL OR k.reminded_at
                + make_interval(days => c.reminder_days[k.reminders + 1] - coalesce(c.reminder_days[k.reminders], 0)) <= ${now}::timestamptz)))
        ORDER BY k.campaign_id, k.id LIMIT ${batch} FOR UPDATE OF k SKIP LOCKED)
      UPDATE survey_contact k SET reminders = k.reminders + 1, reminded_at = ${now} FROM due WHERE k.id = due.id RETURNING k.id`.execute(
      tx,
    )
    return write(tx, rows, now)
  })
}

/**
 * Writes down as unreachable those whose address the mail server refused for good, unless a telephone is left to try: nobody waits for their answer.
 * @returns how many there were
 */
export async function noteRefusedAddresses(db: Database): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE survey_contact k SET state = 'unreachable' FROM survey_campaign c
    WHERE c.id = k.campaign_id AND c.state = 'open' AND k.state = 'invited' AND k.phone IS NULL AND EXISTS (SELECT ${refused})`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0)
}

async function byBatches(
  db: Database,
  signal: AbortSignal | undefined,
  some: (tx: Tx) => Promise<number>,
): Promise<number> {
  let count = 0
  for (let last = batch; last === batch && !signal?.aborted; count += last)
    last = await inTransaction(db, some)
  return count
}

async function write(tx: Tx, rows: { id: string }[], now: Date): Promise<number> {
  if (rows.length === 0) return 0
  const key = await surveyKey(tx)
  const ids = rows.map(({ id }) => id)
  const contacts = await readContacts(tx, sql`k.id = ANY(${ids}::uuid[]) ORDER BY k.id`)
  const campaigns = new Map<string, Campaign | undefined>()
  for (const { campaignId } of contacts)
    if (!campaigns.has(campaignId)) campaigns.set(campaignId, await getCampaignById(tx, campaignId))
  const drafts = contacts.flatMap((contact) => {
    const campaign = campaigns.get(contact.campaignId)
    return campaign ? surveyMail(key, campaign, contact, contact.reminders) : []
  })
  await queueMails(tx, drafts, now)
  return rows.length
}
