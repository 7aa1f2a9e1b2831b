export { type CaseDecision, decideCase, undoDecision } from './decide-case.ts'
