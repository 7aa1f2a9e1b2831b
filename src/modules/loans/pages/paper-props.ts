import type { Acceptance, KeptAgreement, SignedCopy } from '../agreement/paper-model.ts'

/** What is typed in the forms about the paper of a loan. */
export type PaperForm = { copyName: string }

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
}

/** What the page of a loan shows of its paper. */
export type PaperProps = {
  agreement: AgreementProps | null
  /** Where the holder’s people write their template. */
  template: string | null
  form: PaperForm
}
