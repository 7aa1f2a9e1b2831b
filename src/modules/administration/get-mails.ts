import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import type { Database } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { kindOf } from '#platform/mail/kinds.ts'
import type { MailPart } from '#platform/mail/mail.ts'
import { findMail, listMails } from './mails-store.ts'
import {
  type ContentPart,
  type MailCursor,
  type MailDetails,
  type MailFilters,
  type MailLine,
  maskAddress,
  writeCursor,
} from './model.ts'
import { canManageMails, canSeeMails } from './policy.ts'

const pageSize = 50

/** A page of mails, and where the next one starts. Whoever does not manage mails sees neither address nor subject, and cannot search by address. */
export async function getMails(
  db: Database,
  actor: Actor,
  filters: MailFilters,
  before: MailCursor | null,
): Promise<{ mails: MailLine[]; next: string | null }> {
  authorise(canSeeMails, actor, undefined)
  const whole = canManageMails(actor, undefined)
  const { address, ...others } = filters
  const rows = await listMails(db, whole && address ? { ...others, address } : others, before, pageSize + 1)
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined
  return {
    mails: rows.slice(0, pageSize).map((mail) => (whole ? mail : masked(mail))),
    next: last ? writeCursor(last) : null,
  }
}

/** One mail with what happened to it. @throws NotFound */
export async function getMail(db: Database, actor: Actor, id: string): Promise<MailDetails> {
  authorise(canSeeMails, actor, undefined)
  const mail = await findMail(db, id)
  if (!mail) throw new NotFound()
  const { body, personId: _, ...line } = mail
  const brief = kindOf(mail.kind)?.minutes !== undefined
  if (!canManageMails(actor, undefined)) return { ...masked(line), content: [], brief }
  return { ...line, content: body.flatMap(withoutLink), brief }
}

const masked = <T extends MailLine>(mail: T): T => ({
  ...mail,
  address: maskAddress(mail.address),
  subject: null,
})

// A link of a mail may sign somebody in, or accept an invitation in their place: nobody else reads it.
function withoutLink(part: MailPart): ContentPart[] {
  if (typeof part === 'string') return [{ text: part }]
  if ('calendar' in part) return []
  if ('leave' in part) return [{ button: part.leave }]
  return ['action' in part ? { button: part.action } : part]
}
