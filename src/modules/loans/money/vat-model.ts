import type { Cents } from '#platform/money.ts'

/**
 * How an organisation that lends stands with VAT, as it says itself: exempt, with the mention that is printed, or at a rate in hundredths of a per cent
 * (2000: 20 %).
 */
export type Vat = { mention: string; rate: null } | { mention: null; rate: number }

/**
 * Mentions that are proposed, never chosen for anybody. French tax code (CGI): exemption of small undertakings (art. 293 B, mention asked for by art. 293 E),
 * bodies that make no profit (art. 261, 7-1°), public bodies (art. 256 B); art. 242 nonies A of its annex II asks for the article.
 */
export const knownMentions = {
  franchise: 'TVA non applicable, art. 293 B du CGI',
  association: 'Exonération de TVA, art. 261, 7-1° du CGI',
  public: 'TVA non applicable, art. 256 B du CGI',
} as const

/** What the form proposes; `other`: a mention in one’s own words. */
export const vatChoices = ['unsaid', 'franchise', 'association', 'public', 'other', 'rate'] as const
export type VatChoice = (typeof vatChoices)[number]

/** Hundredths of a per cent at most. */
export const mostRate = 3000
export const longestMention = 200

/** The form as typed. */
export type VatForm = { vat: string; mention: string; rate: string }

/** A rate as people type it, « 5,5 » or « 20 % », in hundredths of a per cent; `undefined`: it is none. */
export function readRate(typed: string): number | undefined {
  const [, whole, part = ''] = /^(\d{1,2})(?:[.,](\d{1,2}))?\s?%?$/.exec(typed.trim()) ?? []
  const rate = whole === undefined ? Number.NaN : Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return rate <= mostRate ? rate : undefined
}

/** The form of what stands. */
export function vatForm(vat: Vat | null): VatForm {
  if (!vat) return { vat: 'unsaid', mention: '', rate: '' }
  if (vat.rate !== null) return { vat: 'rate', mention: '', rate: String(vat.rate / 100).replace('.', ',') }
  const known = Object.entries(knownMentions).find(([, mention]) => mention === vat.mention)
  return known ? { vat: known[0], mention: '', rate: '' } : { vat: 'other', mention: vat.mention, rate: '' }
}

/**
 * The tax that is in an amount, all taxes included: rounded once to the cent, half upwards; what is left is net, so that both make the amount exactly.
 * @param rate hundredths of a per cent
 */
export function splitVat(gross: Cents, rate: number): { netCents: Cents; vatCents: Cents } {
  const vatCents = Math.floor((2 * gross * rate + 10_000 + rate) / (2 * (10_000 + rate)))
  return { netCents: gross - vatCents, vatCents }
}
