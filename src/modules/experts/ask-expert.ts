import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { AppError, Conflict, NotFound } from '#platform/errors.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { confirmHours, isFull, keptMonths, type NewRequest } from './model.ts'
import { confirmMail, receivedMail, sentMail } from './request-mails.ts'
import { countAsked, lockRequest, newLink, requestOfLink } from './request-store.ts'

/** Why a request cannot be sent: the `detail` of the Conflict. */
export type AskRefusal = 'demo' | 'own' | 'full'

/**
 * Sends a request to an expert. From somebody signed in it leaves at once, from their own address; from anybody else it waits until the
 * address is proven by a link.
 * @throws NotFound; AppError gone; Conflict demo, own, or full (the year's limit is reached)
 */
export async function askExpert(
  db: Database,
  actor: Actor,
  slug: string,
  asked: NewRequest,
  now: Date,
): Promise<'sent' | 'unconfirmed'> {
  return inTransaction(db, async (tx) => {
    const expert = await lockAsked(tx, slug)
    await refuseUnfit(tx, actor, expert, now)
    const known = actor.kind === 'person' ? actor : null
    const { id } = await tx
      .insertInto('expert_request')
      .values({
        expert_id: expert.person_id,
        requester_id: known?.id ?? null,
        requester_name: asked.name,
        requester_email: known?.email ?? asked.email,
        requester_organisation: asked.organisation,
        lang: asked.lang,
        message: asked.message,
        audience: asked.audience,
        format: asked.format,
        wished_dates: asked.wishedDates,
        commune: asked.commune,
        created_at: now,
        purge_on: monthsLater(now, keptMonths),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (known) {
      await send(tx, actor, id, now)
      return 'sent'
    }
    const secret = await newLink(tx, id, 'confirm', new Date(now.getTime() + confirmHours * 3600_000))
    const { email: to, lang } = asked
    await queueMails(tx, [confirmMail({ to, lang, expertName: expert.name, secret })], now)
    return 'unconfirmed'
  })
}

/**
 * Sends a request whose address is proven by the link of the mail, once.
 * @throws AppError gone for a link that is dead; Conflict full when the limit was reached meanwhile
 */
export async function confirmRequest(db: Database, secret: string, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    const id = await requestOfLink(tx, secret, 'confirm', now)
    const found = id
      ? await tx.selectFrom('expert_request').where('id', '=', id).select('expert_id').executeTakeFirst()
      : null
    if (!id || !found) throw new AppError('gone')
    const slug = await tx
      .selectFrom('expert')
      .where('person_id', '=', found.expert_id)
      .select('slug')
      .executeTakeFirst()
    const expert = await lockAsked(tx, slug?.slug ?? '')
    const request = await lockRequest(tx, id)
    if (request?.state !== 'unconfirmed') throw new AppError('gone')
    const actor: Actor = { kind: 'link' }
    await refuseUnfit(tx, actor, expert, now)
    await tx
      .deleteFrom('expert_request_link')
      .where('request_id', '=', id)
      .where('purpose', '=', 'confirm')
      .execute()
    await send(tx, actor, id, now)
  })
}

/** The expert asked, locked: requests to one person are counted one after the other. */
async function lockAsked(tx: Tx, slug: string) {
  const row = await tx
    .selectFrom('expert')
    .where('slug', '=', slug)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFound()
  if (row.state !== 'published' || row.hidden_at) throw new AppError('gone')
  return row
}

async function refuseUnfit(
  tx: Tx,
  actor: Actor,
  expert: { person_id: string; demo: boolean; yearly_limit: number | null },
  now: Date,
): Promise<void> {
  const refuse = (why: AskRefusal) => new Conflict(why)
  if (expert.demo) throw refuse('demo')
  if (actor.kind === 'person' && actor.id === expert.person_id) throw refuse('own')
  const asked = await countAsked(tx, expert.person_id, now)
  if (isFull({ asked, yearlyLimit: expert.yearly_limit })) throw refuse('full')
}

async function send(tx: Tx, actor: Actor, id: string, now: Date): Promise<void> {
  await tx.updateTable('expert_request').where('id', '=', id).set({ state: 'sent', sent_at: now }).execute()
  const request = await lockRequest(tx, id)
  if (!request?.expertEmail || !request.requesterEmail) throw new NotFound()
  const end = monthsLater(now, keptMonths)
  const answer = await newLink(tx, id, 'answer', end)
  const follow = await newLink(tx, id, 'follow', end)
  await queueMails(tx, [receivedMail(request, answer), sentMail(request, follow)], now)
  const entry = {
    action: 'expert.ask',
    object: { kind: 'expert', id: request.expertId },
    changes: { request: id },
  }
  await writeJournal(tx, actor, [entry], now)
}

export function monthsLater(date: Date, months: number): Date {
  const later = new Date(date)
  later.setUTCMonth(later.getUTCMonth() + months)
  return later
}
