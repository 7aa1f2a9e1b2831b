import { writeJournal } from '#modules/journal/index.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { AppError, Conflict } from '#platform/errors.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { monthsLater } from './ask-expert.ts'
import { keptMonths, type RequestView } from './model.ts'
import { cancelledMail, replyMail } from './request-mails.ts'
import {
  lockRequest,
  newLink,
  readRequest,
  requestOfLink,
  type StoredRequest,
  viewFor,
} from './request-store.ts'

/** A request as the person who made it follows it. @throws AppError gone for a dead link */
export async function getFollowed(db: Database, secret: string, now: Date): Promise<RequestView> {
  const id = await requestOfLink(db, secret, 'follow', now)
  const request = id && (await readRequest(db, id))
  if (!request || request.purged) throw new AppError('gone')
  return viewFor('requester', request)
}

/**
 * Relays the requester's reply, once, by the platform's mail.
 * @throws AppError gone; Conflict when they replied before or the request is over
 */
export async function replyToExpert(db: Database, secret: string, reply: string, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    const request = await lockFollowed(tx, secret, now)
    const open = request.state === 'accepted' || (request.state === 'sent' && request.expertMessage !== null)
    if (!open || request.requesterReply) throw new Conflict('replied')
    await tx
      .updateTable('expert_request')
      .where('id', '=', request.id)
      .set({ requester_reply: reply })
      .execute()
    const answer = await newLink(tx, request.id, 'answer', monthsLater(now, keptMonths))
    await queueMails(tx, [replyMail(request, reply, answer)], now)
    await note(tx, request, 'expert.reply', now)
  })
}

/**
 * Cancels one's own request; the expert is told.
 * @throws AppError gone; Conflict when it is over already
 */
export async function cancelRequest(db: Database, secret: string, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    const request = await lockFollowed(tx, secret, now)
    if (request.state !== 'sent' && request.state !== 'accepted') throw new Conflict('over')
    await tx
      .updateTable('expert_request')
      .where('id', '=', request.id)
      .set({ state: 'cancelled', closed_at: now })
      .execute()
    await queueMails(tx, [cancelledMail(request)], now)
    await note(tx, request, 'expert.cancel-request', now)
  })
}

async function lockFollowed(tx: Tx, secret: string, now: Date): Promise<StoredRequest> {
  const id = await requestOfLink(tx, secret, 'follow', now)
  const request = id && (await lockRequest(tx, id))
  if (!request || request.purged) throw new AppError('gone')
  return request
}

async function note(tx: Tx, request: StoredRequest, action: string, now: Date): Promise<void> {
  const actor = { kind: 'link', ...(request.requesterId && { personId: request.requesterId }) } as const
  const object = { kind: 'expert', id: request.expertId }
  await writeJournal(tx, actor, [{ action, object, changes: { request: request.id } }], now)
}
