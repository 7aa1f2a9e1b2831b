import { type Day, isDay, today } from '#modules/tools/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, type FieldError, Invalid } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Cents } from '#platform/money.ts'
import { moneyMessages } from '../messages/paper.ts'
import type { Which } from '../move-loan.ts'
import { tellLoan } from '../tell-loan.ts'
import { lenderLoan, touchLoan } from './lender-loan.ts'
import { contentOf } from './make-quote.ts'
import { balanceOf, type Means, type MoneyKind, mayCancel, mostCents, notable } from './money-model.ts'
import { moneyOf, writeDocument } from './money-store.ts'

/** Money as its holder notes it, in cents. */
export type MoneyToNote = {
  kind: MoneyKind
  amountCents: Cents
  day: Day
  means: Means | null
  note: string | null
}

/**
 * Notes what came or went for a loan: a payment, whose receipt is made under the next number of its holder; the deposit; what of it is given back.
 * @throws NotFound; AppError; Invalid; Conflict when it cannot be noted now
 */
export async function noteMoney(
  db: Database,
  actor: Actor,
  { money, lang, ...which }: Which & { money: MoneyToNote; lang: Lang },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const loan = await lenderLoan(tx, actor, which)
    const before = await moneyOf(tx, loan.id)
    if (!notable(loan.state, before).includes(money.kind))
      throw new Conflict(`${money.kind} of a loan ${loan.state}`)
    const errors = moneyErrors(money, balanceOf(before).deposit, today(now), lang)
    if (errors.length > 0) throw new Invalid(errors)
    const { amountCents, ...columns } = money
    const { id } = await tx
      .insertInto('loan_money')
      .values({
        ...columns,
        amount_cents: amountCents,
        loan_id: loan.id,
        noted_by: personId(actor),
        noted_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    let number: string | undefined
    if (money.kind === 'payment') {
      const { day, means } = money
      const content = await contentOf(tx, loan, loan.priceCents ?? amountCents, { day, means })
      const year = Number(today(now).slice(0, 4))
      const receipt = { loanId: loan.id, kind: 'receipt', year, moneyId: id, amountCents, content } as const
      number = await writeDocument(tx, receipt, now)
    }
    const after = await touchLoan(tx, loan, now)
    await tellLoan(
      tx,
      actor,
      {
        loan: after,
        act: money.kind,
        side: 'holder',
        words: money.note,
        sum: { cents: amountCents, number },
      },
      now,
    )
  })
}

function moneyErrors(money: MoneyToNote, deposit: number | null, present: Day, lang: Lang): FieldError[] {
  const t = moneyMessages[lang].errors
  const errors: FieldError[] = []
  const least = money.kind === 'deposit-return' ? 0 : 1
  if (!Number.isInteger(money.amountCents) || money.amountCents < least || money.amountCents > mostCents)
    errors.push({ field: 'amount', message: t.amount })
  else if (money.kind === 'deposit-return' && money.amountCents > (deposit ?? 0))
    errors.push({ field: 'amount', message: t.tooMuch })
  if (!isDay(money.day)) errors.push({ field: 'paidOn', message: t.day })
  else if (money.day > present) errors.push({ field: 'paidOn', message: t.future })
  return errors
}

/**
 * Says that money was noted by mistake: it no longer counts, its receipt says so and keeps its number.
 * @throws NotFound; AppError; Conflict when it is no more to be undone
 */
export async function cancelMoney(
  db: Database,
  actor: Actor,
  { moneyId, ...which }: Which & { moneyId: string },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const loan = await lenderLoan(tx, actor, which)
    const lines = await moneyOf(tx, loan.id)
    const line = lines.find(({ id }) => id === moneyId)
    if (!line || !mayCancel(line, lines)) throw new Conflict('nothing to undo')
    await tx.updateTable('loan_money').where('id', '=', line.id).set({ cancelled_at: now }).execute()
    const after = await touchLoan(tx, loan, now)
    await tellLoan(
      tx,
      actor,
      { loan: after, act: 'money-cancelled', side: 'holder', sum: { cents: line.amountCents } },
      now,
    )
  })
}
