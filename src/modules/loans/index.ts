export { chaseLoans } from './chase-loans.ts'
export { exportPerson, forgetLoans, forgetPerson } from './forget-loans.ts'
