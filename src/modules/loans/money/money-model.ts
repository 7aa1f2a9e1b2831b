import type { Day, Span, ToolSheet } from '#modules/tools/index.ts'
import { type Cents, toCents } from '#platform/money.ts'
import type { Party } from '../agreement/terms-model.ts'
import type { LoanState } from '../model.ts'
import type { Vat } from './vat-model.ts'

/** What comes and goes: the price of a loan, its deposit, what of the deposit is given back. */
export const moneyKinds = ['payment', 'deposit', 'deposit-return'] as const
export type MoneyKind = (typeof moneyKinds)[number]

/** How it was handed; an order is that of a public accountant. */
export const means = ['transfer', 'cheque', 'cash', 'card', 'order'] as const
export type Means = (typeof means)[number]

/** The most a loan costs. */
export const mostCents: Cents = 100_000_000
export const longestNote = 300

/** Money as it came or went. */
export type MoneyLine = {
  id: string
  kind: MoneyKind
  amountCents: Cents
  day: Day
  means: Means | null
  note: string | null
  cancelledAt: Date | null
}

/** A quote or a receipt, as it was given out; `cancelledAt`: its payment was noted by mistake. */
export type MoneyDocument = {
  id: string
  kind: 'quote' | 'receipt'
  year: number
  number: number
  amountCents: Cents
  content: MoneyContent
  madeAt: Date
  cancelledAt: Date | null
}

/** All that a quote or a receipt says. */
export type MoneyContent = {
  issuer: Party
  client: Party
  tool: string
  copy: string | null
  span: Span
  /** All taxes included. */
  priceCents: Cents
  priceNote: string | null
  depositCents: Cents | null
  /** How the holder stood with VAT that day; null: they said nothing. */
  vat: Vat | null
  /** Of a receipt. */
  paid: { day: Day; means: Means | null } | null
}

/** `D-2026-0001`, `R-2026-0001`: by holder, kind and year, without a gap. */
export const numberOf = ({ kind, year, number }: Pick<MoneyDocument, 'kind' | 'year' | 'number'>): string =>
  `${kind === 'quote' ? 'D' : 'R'}-${year}-${String(number).padStart(4, '0')}`

/** What was paid, received as a deposit and given back, in cents; null: it did not happen. What is not given back is kept. */
export function balanceOf(lines: Pick<MoneyLine, 'kind' | 'amountCents' | 'cancelledAt'>[]) {
  const standing = lines.filter(({ cancelledAt }) => cancelledAt === null)
  const amount = (kind: MoneyKind) => standing.find((line) => line.kind === kind)?.amountCents ?? null
  const paid = standing.reduce((sum, line) => sum + (line.kind === 'payment' ? line.amountCents : 0), 0)
  return { paid, deposit: amount('deposit'), returned: amount('deposit-return') }
}

/** What a loan costs by its tool, which says it in euros: the columns to write when it is approved. */
export const pricesOf = ({ price, deposit }: Pick<ToolSheet, 'price' | 'deposit'>) => ({
  price_cents: toCents(price),
  deposit_cents: toCents(deposit),
})

const agreed: LoanState[] = ['approved', 'signed', 'handed_over', 'returned', 'closed']

/** Whether quotes may be made of a loan in this state. */
export const mayQuote = (state: LoanState): boolean => agreed.includes(state)

/** What may be noted of a loan now: a deposit once, what is given back once it came; of a loan that was cancelled, only that. */
export function notable(state: LoanState, lines: MoneyLine[]): MoneyKind[] {
  const { deposit, returned } = balanceOf(lines)
  return moneyKinds.filter((kind) => {
    if (kind === 'deposit-return')
      return deposit !== null && returned === null && (agreed.includes(state) || state === 'cancelled')
    return agreed.includes(state) && (kind === 'payment' || deposit === null)
  })
}

/** Whether a line may be said to be noted by mistake: a deposit that was given back stands as long as that does. */
export const mayCancel = (line: MoneyLine, lines: MoneyLine[]): boolean =>
  line.cancelledAt === null && (line.kind !== 'deposit' || balanceOf(lines).returned === null)
