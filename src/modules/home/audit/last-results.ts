import { type Audit, auditSchema, complianceOf } from '../model/audit.ts'
import { type Budgets, budgetsSchema } from '../model/budgets.ts'
import audit from './last-audit.json' with { type: 'json' }
import budgets from './last-budgets.json' with { type: 'json' }
import referential from './rgaa-4.1.2.json' with { type: 'json' }

/** Criterion number → its official wording, in the referential's order. */
export const criteria: Record<string, string> = referential.criteria

/** Results of the last audit, null before the first one. */
export const lastAudit: Audit | null = auditSchema.nullable().parse(audit)

/** Page weights of the last measure, null before the first one. */
export const lastBudgets: Budgets | null = budgetsSchema.nullable().parse(budgets)

/** What may be declared today, in the footer and on /accessibilite. */
export const compliance = complianceOf(lastAudit, Object.keys(criteria))
