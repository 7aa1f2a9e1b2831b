import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'

const monthsKept = 12

/**
 * Erases the e-mail addresses of reports made more than twelve months ago, handled or not, as /donnees-personnelles promises.
 * The reports themselves stay.
 * @returns how many addresses were erased
 */
export async function forgetReporters(db: Database, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE organisation_report SET contact_email = NULL
    WHERE contact_email IS NOT NULL AND created_at < ${now}::timestamptz - make_interval(months => ${monthsKept})`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0)
}
