import { isDay, lendingOf, type Span, type ToolSheet, today } from '#modules/tools/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { attempt, type Database, type Tx } from '#platform/db/connect.ts'
import { Conflict, Invalid } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { LoanConflict } from './alternatives.ts'
import { findCopy } from './copy-store.ts'
import { datesInstead } from './dates-instead.ts'
import { brokenTerm, datesFault } from './dates-model.ts'
import { writeDateChange } from './dates-store.ts'
import { datesMessages, proposedDays } from './messages/dates.ts'
import { formMessages } from './messages/index.ts'
import type { Loan, Side } from './model.ts'
import { moveLoan, type Which } from './move-loan.ts'
import { canActOnLoan } from './policy.ts'
import { saidWhy } from './said-why.ts'
import { takeDays } from './take-days.ts'

/** Other days, and why. `from` not said: the first day stays. `copyId`: another copy than the one it holds, for who lends to say before it has left. */
export type OtherDates = { from?: string; to: string; copyId?: string; reason: string }

/**
 * Proposes other days for a loan that is a promise, or a return on another day once the tool has left; the other side accepts or declines. The copy is
 * not held twice meanwhile. Who borrows is held to the terms of the tool, who lends decides of their own.
 * @throws NotFound; AppError; Invalid on `from`, `to`, `copy` or `reason`; Conflict when something is proposed already, or the loan is no promise; LoanConflict `taken-dates` or
 *   `closed`, with what can be had instead
 */
export async function proposeDates(
  db: Database,
  actor: Actor,
  given: Which & OtherDates & { lang: Lang },
  now: Date,
): Promise<void> {
  const { from, to, copyId, reason, lang, ...which } = given
  const words = saidWhy(reason, lang)
  await moveLoan(
    db,
    actor,
    { ...which, act: 'dates', can: canActOnLoan },
    now,
    async (tx, { loan, tool, side }) => {
      if (side === 'job') throw new Conflict('dates')
      const span = { from: from ?? loan.span.from, to }
      refuseSenseless(loan, span, { lang, now })
      const copy =
        copyId === undefined || copyId === loan.copy?.id
          ? null
          : await chosenCopy(tx, tool, { loan, side, copyId }, lang)
      if (side === 'borrower') await refuseBroken(tx, tool, loan, span, { lang, now })
      if (!(await couldTake(tx, tool, loan, { span, copyId: copy ?? undefined }, now)))
        throw new LoanConflict('taken-dates', await datesInstead(tx, tool, loan, { span, side }, now))
      const change = { loan, side, span, copyId: copy, words }
      await writeDateChange(tx, change, { by: personId(actor), now })
      return { words, more: (reader: Lang) => proposedDays(reader, loan.span, span) }
    },
  )
}

/** @throws Invalid when days make no sense for a loan, beside the field */
function refuseSenseless(loan: Loan, span: Span, { lang, now }: { lang: Lang; now: Date }): void {
  const t = datesMessages[lang].faults
  if (!isDay(span.from)) throw new Invalid([{ field: 'from', message: formMessages[lang].day }])
  if (!isDay(span.to)) throw new Invalid([{ field: 'to', message: formMessages[lang].day }])
  const present = today(now)
  const fault = datesFault(loan, span, present)
  if (fault === null) return
  if (fault === 'state') throw new Conflict(`dates of a loan ${loan.state}`)
  const field = fault === 'left' || (fault === 'past' && span.to >= present) ? 'from' : 'to'
  throw new Invalid([{ field, message: t[fault] }])
}

/** Another copy of the tool, named by who lends before the loan has begun. @throws Invalid */
async function chosenCopy(
  tx: Tx,
  tool: ToolSheet,
  { loan, side, copyId }: { loan: Loan; side: Side; copyId: string },
  lang: Lang,
): Promise<string> {
  const known = (await findCopy(tx, copyId))?.toolId === tool.id
  if (side === 'holder' && loan.state !== 'handed_over' && known) return copyId
  throw new Invalid([{ field: 'copy', message: formMessages[lang].copy }])
}

/** @throws Invalid or LoanConflict `closed` when days break the terms of the tool, as a request for them would be refused */
async function refuseBroken(
  tx: Tx,
  tool: ToolSheet,
  loan: Loan,
  span: Span,
  { lang, now }: { lang: Lang; now: Date },
): Promise<void> {
  const present = today(now)
  const lending = (await lendingOf(tx, [tool.slug], present)).get(tool.slug)
  const broken = lending && brokenTerm(lending, loan.span, span, present)
  if (!broken) return
  if (broken === 'closed')
    throw new LoanConflict('closed', await datesInstead(tx, tool, loan, { span, side: 'borrower' }, now))
  throw new Invalid([
    { field: broken === 'too-soon' ? 'from' : 'to', message: formMessages[lang].refusals[broken] },
  ])
}

/** Whether a loan could take other days now: tried, and undone. */
async function couldTake(
  tx: Tx,
  tool: ToolSheet,
  loan: Loan,
  wanted: { span: Span; copyId?: string },
  now: Date,
): Promise<boolean> {
  let could = false
  await attempt(tx, async () => {
    could = (await takeDays(tx, tool, loan, wanted, now)) !== null
    return null
  })
  return could
}
