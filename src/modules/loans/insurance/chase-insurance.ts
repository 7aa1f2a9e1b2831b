import { sql } from 'kysely'
import { type Day, today } from '#modules/tools/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { lockLoan } from '../loan-store.ts'
import { tellLoan } from '../tell-loan.ts'

const job = { kind: 'system', origin: 'job' } as const

/** Days before the insurance is missing that both sides are told. */
const daysBefore = 14

/**
 * Tells both sides, once, of the loans of tools lent insured that will soon not be: no certificate at all some days before the loan, or one that ends
 * before the return. What is late counts as lent today. One transaction each. @returns how many were told
 */
export async function chaseInsurance(db: Database, now: Date, signal?: AbortSignal): Promise<number> {
  let told = 0
  for (const id of await uninsured(db, today(now))) {
    if (signal?.aborted) break
    told += await inTransaction(db, async (tx) => {
      const loan = await lockLoan(tx, id)
      const { rows } = await sql`
        UPDATE loan SET insurance_told_at = ${now} WHERE id = ${id} AND insurance_told_at IS NULL RETURNING id`.execute(
        tx,
      )
      if (!loan || rows.length === 0) return 0
      await tellLoan(tx, job, { loan, act: 'uninsured', side: 'job' }, now)
      return 1
    })
  }
  return told
}

async function uninsured(db: Database, present: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT l.id FROM loan l JOIN tool t ON t.id = l.tool_id AND t.insurance
    LEFT JOIN LATERAL (SELECT max(i.expires_on) AS until FROM insurance_certificate i WHERE i.organisation_id = l.organisation_id) c ON true
    WHERE l.state IN ('approved', 'signed', 'handed_over') AND l.insurance_told_at IS NULL AND l.organisation_id IS NOT NULL
      AND coalesce(c.until, '-infinity') < greatest(upper(l.during) - 1, CASE WHEN l.state = 'handed_over' THEN ${present}::date END)
      AND greatest(lower(l.during), coalesce(c.until, '-infinity')) <= ${present}::date + ${daysBefore}::int
    ORDER BY l.turn`.execute(db)
  return rows.map(({ id }) => id)
}
