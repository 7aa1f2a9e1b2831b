export { getCase, listCasesOf, listOpenCases } from './case-store.ts'
export { closeCase, reopenCase } from './close-case.ts'
export { openEventCase, replacePayload } from './event-case.ts'
export { forgetContacts } from './forget-contacts.ts'
export {
  type CaseKind,
  type CaseState,
  caseKinds,
  type ModerationCase,
  type NewCase,
  undoDays,
} from './model.ts'
export { type MovedCases, moveCases, restoreCases } from './move-cases.ts'
export { openCase } from './open-case.ts'
