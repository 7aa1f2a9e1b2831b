import type { Database } from '#platform/db/connect.ts'
import { keptDays } from './model.ts'

/** Forgets plans a year after they were asked for: who asked for what, and where, stands in loans as long as it must. @returns how many */
export async function forgetPlans(db: Database, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('circulation_plan')
    .where('created_at', '<', new Date(now.getTime() - keptDays * 86_400_000))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
