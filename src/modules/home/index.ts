export { compliance } from './audit/last-results.ts'
export { type Audit, type AxeRun, buildAudit } from './model/audit.ts'
export { type Budgets, budgetsSchema } from './model/budgets.ts'
