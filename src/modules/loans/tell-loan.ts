import { writeJournal } from '#modules/journal/index.ts'
import { multirangeOf } from '#modules/tools/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/connect.ts'
import { formatCents, formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { type MailDraft, type MailPart, queueMails } from '#platform/mail/mail.ts'
import type { Cents } from '#platform/money.ts'
import { peopleOf } from './loan-store.ts'
import { mailMessages, type Told } from './messages/index.ts'
import type { Facts } from './messages/mail-facts.ts'
import { type Loan, numbersIn, type Side } from './model.ts'

/** One thing that happened to a loan. `loan` is as it is after it. */
export type Happened = {
  loan: Loan
  act: Told
  side: Side
  words?: string | null
  from?: string
  /** Somebody else writes the mail. */
  unsaid?: boolean
  /** Of money: how much, and the number of its document. */
  sum?: { cents: Cents; number?: string }
  /** What its mail says besides. */
  more?: (lang: Lang) => MailPart[]
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
      modules: act === 'offer' && loan.askedFor ? multirangeOf(numbersIn(loan)) : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const state = happened.from ? { from: happened.from, to: loan.state } : loan.state
  const modules = loan.askedFor && { from: namesIn(loan.askedFor), to: namesIn(loan) }
  const changes = {
    title: loan.tool.titleFr,
    loan: loan.id,
    state,
    ...loan.span,
    ...(modules && { modules }),
  }
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

function letter(lang: Lang, happened: Happened): { subject: string; body: MailPart[] } {
  const { loan, act, words, more } = happened
  const t = mailMessages[lang]
  const title = (lang === 'en' && loan.tool.titleEn) || loan.tool.titleFr
  const facts = factsOf(lang, happened)
  return {
    subject: t.acts[act].subject(title),
    body: [
      t.acts[act].text(facts),
      {
        list: [
          t.facts.tool(title),
          capital(facts.days),
          ...(loan.borrower ? [t.facts.borrower(loan.borrower.name)] : []),
          ...(loan.holder ? [t.facts.holder(loan.holder.name)] : []),
          ...modulesLines(lang, loan),
          ...(loan.copy ? [t.facts.copy(loan.copy.code)] : []),
        ],
      },
      ...(loan.demo ? [t.demo] : []),
      ...(more?.(lang) ?? []),
      ...(words ? [{ quote: words }] : []),
      { action: t.see, path: localPath(lang, `/prets/${loan.id}`) },
    ],
  }
}

/** What the loan is of, when it is not of the whole tool; what it asked for, while something else is offered. */
function modulesLines(lang: Lang, loan: Loan): string[] {
  const t = mailMessages[lang].facts
  const names = (of: Pick<Loan, 'modules'>) => namesIn(of) ?? t.wholeTool
  if (loan.askedFor) return [t.modulesAsked(names(loan.askedFor)), t.modulesOffered(names(loan))]
  return loan.modules ? [t.modules(names(loan))] : []
}

/** The names of modules as one text; null: the whole tool. */
const namesIn = ({ modules }: Pick<Loan, 'modules'>): string | null =>
  modules?.map(({ name }) => name).join(', ') ?? null

/** Words as they begin a line. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function factsOf(lang: Lang, { loan, side, sum }: Happened): Facts {
  const t = mailMessages[lang]
  const { from, to } = loan.offer ?? loan.span
  const day = (text: string) => formatShortDate(lang, new Date(`${text}T12:00:00Z`))
  const [holder, borrower] = [loan.holder?.name ?? t.sides.holder, loan.borrower?.name ?? t.sides.borrower]
  return {
    holder,
    borrower,
    side,
    who: side === 'job' ? '' : side === 'holder' ? holder : borrower,
    days: t.days(day(from), day(to)),
    first: day(from),
    last: day(to),
    both: loan.signed.length > 1,
    sum: sum?.cents ? formatCents(lang, sum.cents) : '',
    number: sum?.number ?? '',
  }
}
