import type { Logger } from 'pino'
import type { Database } from '../db/connect.ts'
import { composeMail, type PostOffice } from './compose-mail.ts'
import { afterFailure, readFailure } from './delivery-rules.ts'
import { kindOf } from './kinds.ts'
import {
  type ClaimedMail,
  claimMail,
  giveUp,
  handOver,
  markSent,
  postpone,
  takeBack,
} from './outbox-store.ts'
import type { Carrier, Conversation } from './smtp.ts'

export type Delivery = {
  db: Database
  /** Null without `SMTP_URL`: the mails stay in the outbox, where /dev/mails shows them, and count as sent. */
  carrier: Carrier | null
  office: () => Promise<PostOffice>
  now: () => Date
  log: Pick<Logger, 'error' | 'warn'>
}

class LostClaim extends Error {}
class Stopping extends Error {}

/** Some servers refuse long conversations. */
const mailsOfAConversation = 50

/**
 * Delivers every mail that is due, one after the other, until none is left or `signal` says to stop. Several deliverers may run at once, in one process
 * or many: a mail is claimed, its message is given to the server, and the dot that makes the server accept it leaves only after the database
 * knows that it will. So a mail is never sent twice, whenever the process dies; at worst one that was accepted in that instant is « unconfirmed ».
 */
export async function deliverMails(delivery: Delivery, signal: AbortSignal): Promise<void> {
  const { db, now } = delivery
  await takeBack(db, now())
  const office = await delivery.office()
  const line = delivery.carrier && lineTo(delivery.carrier)
  try {
    while (!signal.aborted) {
      const mail = await claimMail(db, now())
      if (!mail) return
      const message = await prepare(delivery, mail, office)
      if (!message) continue
      if (!line) {
        await markSent(db, mail, { unconfirmed: null, forget: false }, now())
        continue
      }
      const conversation = await line.take().catch((error) => leaveForLater(delivery, mail, error))
      if (!conversation) return // the server does not answer: the others would fare no better
      const envelope = { from: office.sender.address, to: mail.address }
      if (!(await send(delivery, mail, { conversation, envelope, message }, signal))) line.cut()
    }
  } finally {
    line?.end()
  }
}

/** Keeps one conversation with the server open between mails. */
function lineTo(carrier: Carrier) {
  let open: { conversation: Conversation; mails: number } | null = null
  const end = () => {
    open?.conversation.end()
    open = null
  }
  return {
    end,
    cut: () => {
      open?.conversation.close()
      open = null
    },
    take: async () => {
      if (open && open.mails >= mailsOfAConversation) end()
      open ??= { conversation: await carrier.open(), mails: 0 }
      open.mails++
      return open.conversation
    },
  }
}

/** The message to send; null when the mail is not to be sent, or cannot be written: it was then given up. */
async function prepare(
  { db, now, log }: Delivery,
  mail: ClaimedMail,
  office: PostOffice,
): Promise<Buffer | null> {
  const reason = notToSend(mail, now())
  if (reason) {
    await giveUp(db, mail, 'cancelled', reason, now())
    return null
  }
  try {
    return await composeMail(mail, office)
  } catch (error) {
    log.error({ mail: mail.id, err: { message: (error as Error).message } }, 'mail cannot be written')
    await giveUp(db, mail, 'failed', 'cannot be written', now())
    return null
  }
}

type Parcel = { conversation: Conversation; envelope: { from: string; to: string }; message: Buffer }

/** Sends one mail and writes what became of it. @returns whether the conversation can go on */
async function send(
  { db, now, log }: Delivery,
  mail: ClaimedMail,
  { conversation, envelope, message }: Parcel,
  signal: AbortSignal,
): Promise<boolean> {
  let handed = false
  const hangUp = () => {
    if (!handed) conversation.close()
  }
  signal.addEventListener('abort', hangUp)
  try {
    await conversation.send(envelope, message, async () => {
      if (signal.aborted) throw new Stopping()
      if (!(await handOver(db, mail, now()))) throw new LostClaim()
      handed = true
    })
    await markSent(db, mail, { unconfirmed: null, forget: kindOf(mail.kind)?.minutes !== undefined }, now())
    return true
  } catch (error) {
    if (error instanceof LostClaim) return false
    const stopped = error instanceof Stopping || (signal.aborted && !handed)
    const failure = readFailure(error)
    if (stopped) await postpone(db, mail, { dueAt: now(), note: null, uncounted: true }, now())
    else if (handed && failure.stage === 'connection')
      await markSent(db, mail, { unconfirmed: failure.message || 'interrupted', forget: false }, now())
    else await settleFailure(db, mail, failure, now())
    if (!stopped) log.warn({ mail: mail.id, kind: mail.kind, error: failure.message }, 'mail not delivered')
    return false
  } finally {
    signal.removeEventListener('abort', hangUp)
  }
}

async function settleFailure(
  db: Database,
  mail: ClaimedMail,
  failure: ReturnType<typeof readFailure>,
  now: Date,
): Promise<void> {
  const next = afterFailure(failure, mail, now)
  if (next.state === 'failed') await giveUp(db, mail, 'failed', failure.message, now)
  else
    await postpone(
      db,
      mail,
      { dueAt: next.dueAt, note: failure.message, uncounted: failure.stage === 'connection' },
      now,
    )
}

async function leaveForLater({ db, now, log }: Delivery, mail: ClaimedMail, error: unknown): Promise<null> {
  const failure = { ...readFailure(error), stage: 'connection' as const }
  await settleFailure(db, mail, failure, now())
  log.warn({ error: failure.message }, 'mail server does not answer')
  return null
}

/** Why a mail is not sent although it was written. */
function notToSend(mail: ClaimedMail, now: Date): string | null {
  const kind = kindOf(mail.kind)
  if (mail.erased) return 'erased'
  if (mail.muted && kind?.mutable) return 'muted'
  const age = now.getTime() - mail.createdAt.getTime()
  if (kind?.minutes && age > kind.minutes * 60_000) return 'too-late'
  return mail.body.length === 0 ? 'emptied' : null
}
