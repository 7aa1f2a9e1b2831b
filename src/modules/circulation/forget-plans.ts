import type { Database, Tx } from '#platform/db/connect.ts'
import { keptDays } from './model.ts'

/** Forgets plans a year after they were asked for: who asked for what, and where, stands in loans as long as it must. @returns how many */
export async function forgetPlans(db: Database, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('circulation_plan')
    .where('created_at', '<', new Date(now.getTime() - keptDays * 86_400_000))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** All that is kept of a person here: the plans they asked for, or applied. */
export async function exportPerson(db: Database, personId: string): Promise<object> {
  const plans = await db
    .selectFrom('circulation_plan')
    .where((where) => where.or([where('created_by', '=', personId), where('applied_by', '=', personId)]))
    .select(['id', 'period', 'parameters', 'created_at as createdAt', 'applied_at as appliedAt'])
    .orderBy('created_at')
    .execute()
  return { plans }
}

/** Erases a person: their name leaves the plans, which their organisation goes on with. */
export async function forgetPerson(tx: Tx, personId: string): Promise<void> {
  for (const by of ['created_by', 'applied_by'] as const)
    await tx
      .updateTable('circulation_plan')
      .where(by, '=', personId)
      .set({ [by]: null })
      .execute()
}
