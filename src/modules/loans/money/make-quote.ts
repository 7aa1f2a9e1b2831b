import { today } from '#modules/tools/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, Invalid } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Cents } from '#platform/money.ts'
import { partiesOf } from '../agreement/terms-store.ts'
import { moneyMessages } from '../messages/paper.ts'
import type { Loan } from '../model.ts'
import type { Which } from '../move-loan.ts'
import { tellLoan } from '../tell-loan.ts'
import { lenderLoan, touchLoan } from './lender-loan.ts'
import { type MoneyContent, mayQuote } from './money-model.ts'
import { isLastQuote, writeDocument } from './money-store.ts'
import { vatOf } from './vat-store.ts'

/**
 * Makes the quote of a loan at its price, under the next number of its holder. The last one that says the same stands instead.
 * @throws NotFound; AppError; Invalid `price` when none is said; Conflict when there is nothing to quote
 */
export async function makeQuote(
  db: Database,
  actor: Actor,
  { lang, ...which }: Which & { lang: Lang },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const loan = await lenderLoan(tx, actor, which)
    if (!mayQuote(loan.state)) throw new Conflict(`quote of a loan ${loan.state}`)
    if (loan.priceCents === null)
      throw new Invalid([{ field: 'price', message: moneyMessages[lang].errors.noPrice }])
    const content = await contentOf(tx, loan, loan.priceCents, null)
    if (await isLastQuote(tx, loan.id, content)) return
    const year = Number(today(now).slice(0, 4))
    const number = await writeDocument(
      tx,
      { loanId: loan.id, kind: 'quote', year, moneyId: null, amountCents: loan.priceCents, content },
      now,
    )
    const after = await touchLoan(tx, loan, now)
    await tellLoan(
      tx,
      actor,
      { loan: after, act: 'quote', side: 'holder', sum: { cents: loan.priceCents, number } },
      now,
    )
  })
}

/** What a document of a loan says. @throws Conflict when one of its sides is no more */
export async function contentOf(
  tx: Tx,
  loan: Loan,
  priceCents: Cents,
  paid: MoneyContent['paid'],
): Promise<MoneyContent> {
  const parties = await partiesOf(tx, [loan.holder?.id ?? '', loan.borrower?.id ?? ''].filter(Boolean))
  const [issuer, client] = [parties.get(loan.holder?.id ?? ''), parties.get(loan.borrower?.id ?? '')]
  if (!issuer || !client) throw new Conflict('a side is no more')
  const { price_note: priceNote } = await tx
    .selectFrom('tool')
    .where('id', '=', loan.tool.id)
    .select('price_note')
    .executeTakeFirstOrThrow()
  return {
    issuer,
    client,
    tool: loan.tool.titleFr,
    copy: loan.copy?.code ?? null,
    span: loan.span,
    priceCents,
    priceNote,
    depositCents: loan.depositCents,
    vat: await vatOf(tx, issuer.id),
    paid,
  }
}
