import type { Tx } from '../db/connect.ts'
import { toJson } from '../db/json.ts'
import type { Lang } from '../i18n/lang.ts'
import { enqueue } from '../jobs/jobs.ts'
import type { MailKind } from './kinds.ts'
import { oneLine } from './plain-text.ts'

/**
 * A piece of a mail's body: a paragraph, a button (path of the site, language prefix included, made absolute at delivery), a list,
 * words of somebody else, set apart, the way out of such mails, told at the foot and to mail programs (RFC 8058: it answers a POST), or a calendar (RFC 5545) that
 * travels beside the words.
 */
export type MailPart =
  | string
  | { action: string; path: string }
  | { list: string[] }
  | { quote: string }
  | { leave: string; path: string }
  | { calendar: string }

/** A mail to write. All of it is text: nothing here is HTML. */
export type MailDraft = {
  /** What the mail is about: people mute by kind. */
  kind: MailKind
  to: string
  lang: Lang
  /** Who it is for, when we know them: their refusals are honoured at delivery, and their erasure cancels it. */
  personId?: string | null
  subject: string
  body: MailPart[]
  replyTo?: string
  /** The same key never writes twice: `confirmation/<id>/2026`. */
  dedupeKey?: string
}

/**
 * Puts mails in the outbox, in the caller's transaction: they leave when it commits, and not if it does not.
 * A line break in a subject becomes a space, so that nothing typed can add a header.
 */
export async function queueMails(tx: Tx, drafts: MailDraft[], now: Date): Promise<void> {
  if (drafts.length === 0) return
  for (let at = 0; at < drafts.length; at += atOnce) await insert(tx, drafts.slice(at, at + atOnce), now)
  await enqueue(tx, 'mail')
}

/** A statement takes 65,535 values at most. */
const atOnce = 1000

async function insert(tx: Tx, drafts: MailDraft[], now: Date): Promise<void> {
  await tx
    .insertInto('mail')
    .values(
      drafts.map((draft) => ({
        kind: draft.kind,
        address: draft.to,
        person_id: draft.personId ?? null,
        lang: draft.lang,
        subject: oneLine(draft.subject),
        body: toJson(draft.body),
        reply_to: draft.replyTo ?? null,
        dedupe_key: draft.dedupeKey ?? null,
        due_at: now,
        created_at: now,
      })),
    )
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .execute()
}
