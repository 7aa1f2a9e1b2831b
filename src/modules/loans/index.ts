export { eraseLoanPhotos } from './add-loan-photo.ts'
export { acceptAgreement } from './agreement/accept-agreement.ts'
export { erasePaper } from './agreement/erase-paper.ts'
export { agreementFor } from './agreement/prepare-agreement.ts'
export { LoanConflict } from './alternatives.ts'
export { acceptOffer, declineOffer } from './answer-offer.ts'
export { approveLoan } from './approve-loan.ts'
export { cancelLoan } from './cancel-loan.ts'
export { chaseLoans } from './chase-loans.ts'
export { closeLoan } from './close-loan.ts'
export { loadDemoLoans, removeDemoLoans } from './demo.ts'
export { forgetLoanLinks } from './forget-field.ts'
export { exportPerson, forgetLoans, forgetPerson } from './forget-loans.ts'
export { handOverLoan } from './hand-over-loan.ts'
export { chaseInsurance } from './insurance/chase-insurance.ts'
export { lentSoFar } from './lent-store.ts'
export { listLoans, loansAPage } from './list-store.ts'
export { copiesByCode, readLoan } from './loan-store.ts'
export type * from './model.ts'
export { isOverdue } from './model.ts'
export {
  balanceOf,
  type MoneyDocument,
  type MoneyLine,
  means,
  moneyKinds,
  numberOf,
} from './money/money-model.ts'
export { documentsOf, moneyOf } from './money/money-store.ts'
export { noteMoney } from './money/note-money.ts'
export { splitVat } from './money/vat-model.ts'
export { offerLoan } from './offer-loan.ts'
export * from './policy.ts'
export { type ReceivedTools, receivedTools } from './received-tools.ts'
export { refuseLoan } from './refuse-loan.ts'
export { requestLoan } from './request-loan.ts'
export { returnLoan } from './return-loan.ts'
export { nextStates } from './states-model.ts'
