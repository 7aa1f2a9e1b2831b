import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { AppError, Conflict, NotFound } from '#platform/errors.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { monthsLater } from './ask-expert.ts'
import { type Answer, keptMonths, type RequestState } from './model.ts'
import { canAnswerRequest } from './policy.ts'
import { proposeOthers } from './propose-others.ts'
import { answerMail } from './request-mails.ts'
import { lockRequest, newLink, readRequest, requestOfLink, type StoredRequest } from './request-store.ts'

/** How a request is named: by its id to who signed in, or by the secret of the mail's link. */
export type RequestKey = { id: string } | { secret: string }

/**
 * A request as its expert opens it, and who acts: the person signed in, or the holder of the link.
 * @throws AppError gone for a dead link; NotFound for an id that is not theirs
 */
export async function openRequest(
  db: Database,
  actor: Actor,
  key: RequestKey,
  now: Date,
): Promise<{ request: StoredRequest; actor: Actor }> {
  const id = 'id' in key ? key.id : await requestOfLink(db, key.secret, 'answer', now)
  if (!id) throw new AppError('gone')
  const request = await readRequest(db, id)
  if (!request || request.state === 'unconfirmed') throw new NotFound()
  const acting: Actor = 'secret' in key ? { kind: 'link', personId: request.expertId } : actor
  if (acting.kind !== 'visitor' && !canAnswerRequest(acting, request)) throw new NotFound()
  authorise(canAnswerRequest, acting, request)
  return { request, actor: acting }
}

/**
 * What the expert answers; the requester is told at once, with other people to ask when it is no.
 * @throws Conflict when it was answered, or asked back, before
 */
export async function answerRequest(
  db: Database,
  actor: Actor,
  key: RequestKey,
  answer: Answer,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { request, acting } = await lockOpened(tx, actor, key, now)
    if (request.state !== 'sent' || (answer.kind === 'talk' && request.expertMessage))
      throw new Conflict('answered')
    const state: RequestState =
      answer.kind === 'talk' ? 'sent' : answer.kind === 'accept' ? 'accepted' : 'declined'
    const message = [request.expertMessage, answer.message].filter(Boolean).join('\n\n') || null
    await tx
      .updateTable('expert_request')
      .where('id', '=', request.id)
      .set({
        state,
        expert_message: message,
        shared_contact: answer.kind === 'accept' ? answer.contact : null,
        answered_at: answer.kind === 'talk' ? null : now,
      })
      .execute()
    const place = { expertId: request.expertId, commune: request.commune?.code }
    const others = answer.kind === 'decline' ? await proposeOthers(tx, place, now) : []
    const secret = await newLink(tx, request.id, 'follow', monthsLater(now, keptMonths))
    const after = (await readRequest(tx, request.id)) ?? request
    if (request.requesterEmail) await queueMails(tx, [answerMail(after, answer, secret, others)], now)
    const object = { kind: 'expert', id: request.expertId }
    await writeJournal(
      tx,
      acting,
      [{ action: 'expert.answer', object, changes: { request: request.id, state } }],
      now,
    )
  })
}

/**
 * Notes that an accepted request took place. No judgement is asked of anybody.
 * @throws Conflict unless it was accepted
 */
export async function markDone(db: Database, actor: Actor, key: RequestKey, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { request, acting } = await lockOpened(tx, actor, key, now)
    if (request.state !== 'accepted') throw new Conflict('answered')
    await tx
      .updateTable('expert_request')
      .where('id', '=', request.id)
      .set({ state: 'done', closed_at: now })
      .execute()
    const object = { kind: 'expert', id: request.expertId }
    await writeJournal(tx, acting, [{ action: 'expert.done', object, changes: { request: request.id } }], now)
  })
}

async function lockOpened(tx: Tx, actor: Actor, key: RequestKey, now: Date) {
  const opened = await openRequest(tx, actor, key, now)
  const request = await lockRequest(tx, opened.request.id)
  if (!request) throw new NotFound()
  return { request, acting: opened.actor }
}
