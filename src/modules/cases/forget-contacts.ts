import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'

const monthsKept = 12

/**
 * Erases the e-mail addresses of people without an account from cases opened more than twelve months ago, decided or not, as /donnees-personnelles promises.
 * The cases themselves stay.
 * @returns how many addresses were erased
 */
export async function forgetContacts(db: Database, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE moderation_case SET contact_email = NULL
    WHERE contact_email IS NOT NULL AND opened_at < ${now}::timestamptz - make_interval(months => ${monthsKept})`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0)
}
