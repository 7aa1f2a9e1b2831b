import { randomUUID } from 'node:crypto'
import { type Actor, personId } from '#platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { AppError, Conflict, type FieldError, Invalid, NotFound } from '#platform/errors.ts'
import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { type MailDraft, queueMails } from '#platform/mail/mail.ts'
import { LoanConflict } from './alternatives.ts'
import { peopleOf, readLoan } from './loan-store.ts'
import { groupMessages } from './messages/group.ts'
import { formMessages, mailMessages } from './messages/index.ts'
import type { Busy, Loan, LoanRequest } from './model.ts'
import { requestLoan } from './request-loan.ts'
import { capital } from './tell-loan.ts'

/** Tools of one request at most. */
export const mostTools = 12

/** Why one tool of a request cannot be asked for: `busy` is what can be had instead, `fields` what to correct, neither: it is not lent here. */
export type ToolRefusal = { slug: string; busy: Busy | null; fields: FieldError[] }

/** Some tools cannot be asked for so: nothing is asked for. */
export class GroupRefused extends Conflict {
  readonly refusals: ToolRefusal[]
  constructor(refusals: ToolRefusal[]) {
    super('group')
    this.refusals = refusals
  }
}

export type RequestGroup = {
  organisationId: string | null
  /** The tools, each with the answers to its questions. */
  tools: { slug: string; answers: string[] }[]
  request: Omit<LoanRequest, 'answers'>
  lang: Lang
}

/**
 * Asks for several tools at once, in the name of an organisation: a loan each, all or none, and one mail to each of those who lend.
 * @throws AppError unauthenticated or forbidden; Invalid of a person without an organisation; GroupRefused with what is wrong of each tool
 */
export async function requestGroup(
  db: Database,
  actor: Actor,
  { organisationId, tools, request, lang }: RequestGroup,
  now: Date,
): Promise<{ group: string; ids: string[] }> {
  if (organisationId === null && actor.kind === 'person')
    throw new Invalid([{ field: 'organisation', message: formMessages[lang].noOrganisation }])
  return inTransaction(db, async (tx) => {
    const group = randomUUID()
    const ids: string[] = []
    const refusals: ToolRefusal[] = []
    // Everybody locks tools in the same order.
    for (const { slug, answers } of tools.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))) {
      try {
        const wish = { slug, organisationId, request: { ...request, answers }, lang, group }
        ids.push((await requestLoan(tx, actor, wish, now)).id)
      } catch (error) {
        refusals.push(refusalIn(error, slug))
      }
    }
    if (refusals.length > 0) throw new GroupRefused(refusals)
    await tellHolders(tx, actor, group, ids, now)
    return { group, ids }
  })
}

/** What is wrong of one tool; what was not expected is thrown again. */
function refusalIn(error: unknown, slug: string): ToolRefusal {
  if (error instanceof LoanConflict) return { slug, busy: error.alternatives, fields: [] }
  if (error instanceof NotFound || error instanceof Conflict) return { slug, busy: null, fields: [] }
  if (!(error instanceof Invalid)) throw error
  return { slug, busy: null, fields: error.fields }
}

/** One mail for all the tools of a holder. */
async function tellHolders(tx: Tx, actor: Actor, group: string, ids: string[], now: Date): Promise<void> {
  const byHolder = new Map<string, Loan[]>()
  for (const id of ids) {
    const loan = await readLoan(tx, id)
    if (!loan?.holder) throw new AppError('internal')
    byHolder.set(loan.holder.id, [...(byHolder.get(loan.holder.id) ?? []), loan])
  }
  const drafts: MailDraft[] = []
  for (const [holderId, loans] of byHolder)
    for (const person of await peopleOf(tx, holderId))
      if (person.id !== personId(actor))
        drafts.push({
          kind: 'loan',
          to: person.email,
          lang: person.lang,
          personId: person.id,
          ...letter(person.lang, loans, group),
          dedupeKey: `loan-group/${group}/${person.id}`,
        })
  await queueMails(tx, drafts, now)
}

function letter(lang: Lang, loans: Loan[], group: string): Pick<MailDraft, 'subject' | 'body'> {
  const t = groupMessages[lang].mail
  const all = mailMessages[lang]
  const day = (text: string) => formatShortDate(lang, new Date(`${text}T12:00:00Z`))
  const [first] = loans
  const { from = '', to = '' } = first?.span ?? {}
  return {
    subject: t.subject(loans.length),
    body: [
      t.text(first?.borrower?.name ?? ''),
      {
        list: [
          ...loans.map(({ tool }) => all.facts.tool((lang === 'en' && tool.titleEn) || tool.titleFr)),
          capital(all.days(day(from), day(to))),
        ],
      },
      ...(first?.message ? [{ quote: first.message }] : []),
      { action: t.see, path: localPath(lang, `/compte/prets?cote=prets&groupe=${group}`) },
    ],
  }
}
