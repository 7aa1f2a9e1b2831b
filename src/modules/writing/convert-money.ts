import { balanceOf, type MoneyDocument, type MoneyLine, numberOf, splitVat } from '#modules/loans/index.ts'
import { toEuros } from '#platform/money.ts'

/**
 * The money of a loan as the API gives it to one of its sides, in euros to the cent: what came and went, and its numbered documents. What was noted by
 * mistake is told as cancelled and counts for nothing.
 */
export function toApiMoney(lines: MoneyLine[], documents: MoneyDocument[]) {
  const { paid, deposit, returned } = balanceOf(lines)
  return {
    paid: toEuros(paid),
    depositReceived: toEuros(deposit),
    depositReturned: toEuros(returned),
    lines: lines.map(({ id, kind, amountCents, day, means, note, cancelledAt }) => ({
      id,
      kind,
      amount: toEuros(amountCents),
      day,
      means,
      note,
      cancelled: cancelledAt !== null,
    })),
    documents: documents.map((document) => ({
      number: numberOf(document),
      kind: document.kind,
      madeAt: document.madeAt.toISOString(),
      amount: toEuros(document.amountCents),
      vat: toApiVat(document),
      cancelled: document.cancelledAt !== null,
    })),
  }
}

/** What a document says of VAT: the rate in per cent with what is net and the tax, or why there is none; null: nothing. */
function toApiVat({ amountCents, content: { vat } }: MoneyDocument) {
  if (!vat) return null
  const { netCents, vatCents } = splitVat(amountCents, vat.rate ?? 0)
  return {
    rate: vat.rate === null ? null : vat.rate / 100,
    mention: vat.mention,
    net: toEuros(netCents),
    tax: toEuros(vatCents),
  }
}
