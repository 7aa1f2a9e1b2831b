import type { Acceptance, KeptAgreement, SignedCopy } from '../agreement/paper-model.ts'
import type { Amendment } from '../dates-model.ts'
import type { MoneyForm } from '../form-model.ts'
import type { MoneyKind, MoneyLine } from '../money/money-model.ts'

/** What is typed in the forms about the paper of a loan. */
export type PaperForm = MoneyForm & { copyName: string; insurer: string; insuredUntil: string }

/** The money of a loan, as its page shows it. */
export type MoneyProps = {
  /** In cents, as all amounts here. */
  balance: { paid: number; deposit: number | null; returned: number | null }
  lines: (Pick<MoneyLine, 'id' | 'kind' | 'amountCents' | 'day' | 'means' | 'note'> & {
    cancelled: boolean
    mayCancel: boolean
  })[]
  documents: {
    id: string
    kind: 'quote' | 'receipt'
    number: string
    amountCents: number
    cancelled: boolean
  }[]
  /** What whoever reads may note, make or change. */
  notable: MoneyKind[]
  mayQuote: boolean
  mayChange: boolean
  /** Where the accounts of the holder are. */
  account: string | null
}

/** The insurance of a loan, as its page shows it. */
export type InsuranceProps = {
  asked: boolean
  certificate: { insurer: string; until: string } | null
  /** Whether it ends before the loan does. */
  short: boolean
  /** Whether whoever reads may send one. */
  sends: boolean
}

/** The agreement of a loan, as its page shows it. */
export type AgreementProps = {
  /** Fingerprint of what would be accepted now: sent back with the acceptance. */
  fingerprint: string
  kept: KeptAgreement | null
  /** Whether the terms changed since one side accepted. */
  changed: boolean
  acceptances: Acceptance[]
  copies: SignedCopy[]
  /** For whom whoever reads may send a signed copy. */
  sends: 'borrower' | 'holder' | null
  /** The copy that they may confirm. */
  confirms: SignedCopy | null
  /** The changes of days since it was signed and the tool left. */
  amendments: Amendment[]
}

/** What the page of a loan shows of its paper. */
export type PaperProps = {
  agreement: AgreementProps | null
  money: MoneyProps | null
  insurance: InsuranceProps | null
  /** Where the holder’s people write their template. */
  template: string | null
  form: PaperForm
}
