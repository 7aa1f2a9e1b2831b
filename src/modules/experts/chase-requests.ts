import { sql } from 'kysely'
import { writeJournal } from '#modules/journal/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { monthsLater } from './ask-expert.ts'
import { confirmHours, expireAfterDays, keptMonths, remindAfterDays } from './model.ts'
import { proposeOthers } from './propose-others.ts'
import { expiredMail, reminderMail } from './request-mails.ts'
import { lockRequest, newLink } from './request-store.ts'

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000)
const job = { kind: 'system', origin: 'job' } as const

/**
 * Reminds experts once of what has waited three weeks, and closes what has waited forty-five days, telling the requester whom else to ask.
 * One transaction a request: a run that stops goes on at the next.
 * @returns how many were reminded and closed
 */
export async function chaseRequests(db: Database, now: Date): Promise<{ reminded: number; expired: number }> {
  const waiting = await db
    .selectFrom('expert_request')
    .where('state', '=', 'sent')
    .where('sent_at', '<', daysBefore(now, remindAfterDays))
    .select(['id', 'sent_at', 'reminded_at'])
    .orderBy('sent_at')
    .execute()
  const old = daysBefore(now, expireAfterDays)
  let [reminded, expired] = [0, 0]
  for (const { id, sent_at, reminded_at } of waiting) {
    if (sent_at && sent_at < old) expired += await expire(db, id, now)
    else if (!reminded_at) reminded += await remind(db, id, now)
  }
  return { reminded, expired }
}

function remind(db: Database, id: string, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const request = await lockRequest(tx, id)
    if (request?.state !== 'sent' || !request.expertEmail) return 0
    await tx.updateTable('expert_request').where('id', '=', id).set({ reminded_at: now }).execute()
    const secret = await newLink(tx, id, 'answer', monthsLater(now, keptMonths))
    await queueMails(tx, [reminderMail(request, secret)], now)
    return 1
  })
}

function expire(db: Database, id: string, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const request = await lockRequest(tx, id)
    if (request?.state !== 'sent') return 0
    await tx
      .updateTable('expert_request')
      .where('id', '=', id)
      .set({ state: 'expired', closed_at: now })
      .execute()
    const others = await proposeOthers(
      tx,
      { expertId: request.expertId, commune: request.commune?.code },
      now,
    )
    if (request.requesterEmail) await queueMails(tx, [expiredMail(request, others)], now)
    const entry = {
      action: 'expert.expire-request',
      object: { kind: 'expert', id: request.expertId },
      changes: { request: id },
    }
    await writeJournal(tx, job, [entry], now)
    return 1
  })
}

/**
 * Erases what is past its time: requests nobody confirmed, then everything personal in requests of a year ago. Their states and dates stay.
 * @returns how many requests were emptied
 */
export async function purgeRequests(db: Database, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    await tx
      .deleteFrom('expert_request')
      .where('state', '=', 'unconfirmed')
      .where('created_at', '<', new Date(now.getTime() - confirmHours * 3600_000))
      .execute()
    const { numAffectedRows } = await sql`
      WITH due AS (SELECT id FROM expert_request WHERE purged_at IS NULL AND purge_on <= ${now}::date),
      links AS (DELETE FROM expert_request_link l USING due WHERE l.request_id = due.id)
      UPDATE expert_request r SET purged_at = ${now}, requester_id = NULL, requester_name = NULL, requester_email = NULL,
        requester_organisation = NULL, message = NULL, wished_dates = NULL, expert_message = NULL, requester_reply = NULL, shared_contact = NULL
      FROM due WHERE r.id = due.id`.execute(tx)
    return Number(numAffectedRows ?? 0)
  })
}
