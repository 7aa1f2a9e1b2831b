export { compliance } from './audit/last-results.ts'
export { type Audit, type AxeRun, auditSchema, buildAudit } from './model/audit.ts'
export { type Budgets, budgetsSchema, withinBudget } from './model/budgets.ts'
