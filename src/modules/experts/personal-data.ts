import { removeEntries } from '#modules/search/index.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { lockExpert, sheetOf } from './expert-store.ts'
import { proposeOthers } from './propose-others.ts'
import { goneMail } from './request-mails.ts'
import { lockRequest } from './request-store.ts'

/** All that is kept of a person here: their sheet with its draft and consent, requests received and made. */
export async function exportPerson(db: Database, personId: string, now: Date): Promise<object> {
  const row = await db.selectFrom('expert').where('person_id', '=', personId).selectAll().executeTakeFirst()
  const sheet = row?.published_at ? await sheetOf(db, personId, now) : null
  const requests = (column: 'expert_id' | 'requester_id') =>
    db.selectFrom('expert_request').where(column, '=', personId).selectAll().orderBy('created_at').execute()
  const [received, made] = await Promise.all([requests('expert_id'), requests('requester_id')])
  return {
    sheet: row && { ...row, published: sheet ?? null },
    // Others' addresses stay theirs until they were given.
    received: received.map(({ requester_email, requester_id: _, ...request }) => ({
      ...request,
      requester_email: request.state === 'accepted' || request.state === 'done' ? requester_email : null,
    })),
    made,
  }
}

/**
 * Erases a person: their sheet with the requests it received (who still waits is told whom else to ask), and their name in the
 * requests they made.
 */
export async function forgetPerson(tx: Tx, personId: string, now: Date): Promise<void> {
  const row = await lockExpert(tx, personId)
  if (row) {
    const waiting = await tx
      .selectFrom('expert_request')
      .where('expert_id', '=', personId)
      .where('state', 'in', ['sent', 'accepted'])
      .where('purged_at', 'is', null)
      .select('id')
      .execute()
    for (const { id } of waiting) {
      const request = await lockRequest(tx, id)
      if (!request?.requesterEmail) continue
      const others = await proposeOthers(tx, { expertId: personId, commune: request.commune?.code }, now)
      await queueMails(tx, [goneMail(request, others)], now)
    }
    if (row.slug) await removeEntries(tx, 'expert', [row.slug])
    await tx.deleteFrom('expert').where('person_id', '=', personId).execute()
  }
  const made = await tx
    .selectFrom('expert_request')
    .where('requester_id', '=', personId)
    .where('purged_at', 'is', null)
    .select('id')
    .execute()
  const ids = made.map(({ id }) => id)
  if (ids.length === 0) return
  await tx.deleteFrom('expert_request_link').where('request_id', 'in', ids).execute()
  await tx.deleteFrom('expert_request').where('id', 'in', ids).where('state', '=', 'unconfirmed').execute()
  await tx
    .updateTable('expert_request')
    .where('id', 'in', ids)
    .where('state', 'in', ['sent', 'accepted'])
    .set({ state: 'cancelled', closed_at: now })
    .execute()
  await tx
    .updateTable('expert_request')
    .where('id', 'in', ids)
    .set({
      purged_at: now,
      requester_id: null,
      requester_name: null,
      requester_email: null,
      requester_organisation: null,
      message: null,
      wished_dates: null,
      expert_message: null,
      requester_reply: null,
      shared_contact: null,
    })
    .execute()
}
