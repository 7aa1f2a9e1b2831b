import type { Database, Tx } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { sha256Of } from '#platform/files/stored-document.ts'
import { readLoan } from '../loan-store.ts'
import type { Loan } from '../model.ts'
import { defaultTemplate } from './default-template.ts'
import type { AgreementTerms } from './terms-model.ts'
import { readTerms } from './terms-store.ts'

/** What an agreement says today, and its fingerprint in hexadecimal: equal for equal terms. */
export type Proposed = { loan: Loan; terms: AgreementTerms; fingerprint: string }

/** What the agreement of a loan says today. @throws NotFound when there is no such loan, or a side or the copy is missing */
export async function proposedAgreement(db: Database | Tx, loanId: string): Promise<Proposed> {
  const loan = await readLoan(db, loanId)
  const proposed = loan && (await agreementFor(db, loan))
  if (!proposed) throw new NotFound()
  return proposed
}

/** The same for a loan that is at hand; null when nothing can be agreed yet: not approved, a side or the copy is missing. */
export async function agreementFor(db: Database | Tx, loan: Loan): Promise<Proposed | null> {
  if (!agreed.includes(loan.state)) return null
  const terms = await readTerms(db, loan, defaultTemplate)
  return terms && { loan, terms, fingerprint: sha256Of(JSON.stringify(terms)).toString('hex') }
}

const agreed = ['approved', 'signed', 'handed_over', 'returned', 'closed']
