export { forgetContacts } from './forget-contacts.ts'
export { type CaseKind, type CaseState, caseKinds, type NewCase } from './model.ts'
export { openCase } from './open-case.ts'
