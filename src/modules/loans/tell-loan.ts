import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/connect.ts'
import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { type MailDraft, type MailPart, queueMails } from '#platform/mail/mail.ts'
import { peopleOf } from './loan-store.ts'
import { mailMessages, type Told } from './messages/index.ts'
import type { Loan, Side } from './model.ts'

/** One thing that happened to a loan. `loan` is as it is after it. */
export type Happened = {
  loan: Loan
  act: Told
  side: Side
  words?: string | null
  from?: string
  /** Somebody else writes the mail. */
  unsaid?: boolean
}

/**
 * Writes a thing that happened in the loan's timeline and in the journal, and tells the other side, each of its people once; both sides when nobody
 * did it.
 */
export async function tellLoan(tx: Tx, actor: Actor, happened: Happened, now: Date): Promise<void> {
  const { loan, act, side, words = null } = happened
  const { id } = await tx
    .insertInto('loan_event')
    .values({
      loan_id: loan.id,
      act,
      state: loan.state,
      at: now,
      side,
      person_id: personId(actor),
      words: words?.slice(0, 4000) ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const state = happened.from ? { from: happened.from, to: loan.state } : loan.state
  const changes = { title: loan.tool.titleFr, loan: loan.id, state, ...loan.span }
  await writeJournal(
    tx,
    actor,
    [
      {
        action: `loan.${act}`,
        object: { kind: 'tool', id: loan.tool.id },
        organisationId: loan.holder?.id,
        changes,
      },
    ],
    now,
  )
  if (happened.unsaid) return
  const drafts: MailDraft[] = []
  for (const person of await readersOf(tx, loan, side))
    drafts.push({
      kind: 'loan',
      to: person.email,
      lang: person.lang,
      personId: person.id,
      ...letter(person.lang, happened),
      dedupeKey: `loan/${id}/${person.id}`,
    })
  await queueMails(tx, drafts, now)
}

/** Who is told of what a side did. Who borrows is whoever asked, or all the people of their organisation when they left. */
async function readersOf(tx: Tx, { askedBy, borrower, holder }: Loan, side: Side) {
  const asked = askedBy?.email ? [{ id: askedBy.id, email: askedBy.email, lang: askedBy.lang }] : null
  const borrowers = side === 'borrower' ? [] : (asked ?? (borrower ? await peopleOf(tx, borrower.id) : []))
  const holders = side === 'holder' || !holder ? [] : await peopleOf(tx, holder.id)
  return [...new Map([...borrowers, ...holders].map((person) => [person.id, person])).values()]
}

function letter(lang: Lang, { loan, act, words }: Happened): { subject: string; body: MailPart[] } {
  const t = mailMessages[lang]
  const title = (lang === 'en' && loan.tool.titleEn) || loan.tool.titleFr
  const day = (text: string) => formatShortDate(lang, new Date(`${text}T12:00:00Z`))
  const { from, to } = loan.offer ?? loan.span
  return {
    subject: t.acts[act].subject(title),
    body: [
      t.acts[act].text,
      {
        list: [
          t.facts.tool(title),
          t.facts.days(day(from), day(to)),
          ...(loan.borrower ? [t.facts.borrower(loan.borrower.name)] : []),
          ...(loan.holder ? [t.facts.holder(loan.holder.name)] : []),
          ...(loan.copy ? [t.facts.copy(loan.copy.code)] : []),
        ],
      },
      ...(loan.demo ? [t.demo] : []),
      ...(words ? [t.words, { quote: words }] : []),
      { action: t.see, path: localPath(lang, `/prets/${loan.id}`) },
    ],
  }
}
