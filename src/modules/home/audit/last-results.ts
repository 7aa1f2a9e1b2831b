import { type Audit, auditSchema, complianceOf } from '../model/audit.ts'
import { type Budgets, budgetsSchema } from '../model/budgets.ts'
import referential from './rgaa-4.1.2.json' with { type: 'json' }

// Read at build time; a file that no run has written yet is simply absent.
const files = import.meta.glob<unknown>('./last-*.json', { eager: true, import: 'default' })

/** Criterion number → its official wording, in the referential's order. */
export const criteria: Record<string, string> = referential.criteria

const audit = files['./last-audit.json']
const budgets = files['./last-budgets.json']

/** Results of the last audit, null before the first one. */
export const lastAudit: Audit | null = audit ? auditSchema.parse(audit) : null

/** Page weights of the last measure, null before the first one. */
export const lastBudgets: Budgets | null = budgets ? budgetsSchema.parse(budgets) : null

/** What may be declared today, in the footer and on /accessibilite. */
export const compliance = complianceOf(lastAudit, Object.keys(criteria))
