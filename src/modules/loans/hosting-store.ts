import { sql } from 'kysely'
import { hashSecret } from '#platform/access/secret.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Hosting } from './hosting-model.ts'

/** What a loan brought, as it was last told; null when it was not. */
export async function hostingOf(db: Database, loanId: string): Promise<(Hosting & { toldAt: Date }) | null> {
  const row = await db
    .selectFrom('loan_hosting')
    .where('loan_id', '=', loanId)
    .select([
      'days_open as daysOpen',
      'public',
      'pupils',
      'children',
      'teenagers',
      'adults',
      'seniors',
      'satisfaction',
      'worked',
      'told_at as toldAt',
    ])
    .executeTakeFirst()
  return row ?? null
}

/** Writes what a loan brought, over what was told before. */
export async function writeHosting(db: Database, loanId: string, told: Hosting, now: Date): Promise<void> {
  const { daysOpen: days_open, ...rest } = told
  const row = { ...rest, days_open, told_at: now }
  await db
    .insertInto('loan_hosting')
    .values({ loan_id: loanId, ...row })
    .onConflict((conflict) => conflict.column('loan_id').doUpdateSet(row))
    .execute()
}

/** The loan that a mail's link opens; `undefined` when it opens nothing any more. */
export async function loanOfLink(db: Database, secret: string, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT k.loan_id AS id FROM loan_link k WHERE k.token_hash = ${hashSecret(secret)} AND k.expires_at > ${now}`.execute(
    db,
  )
  return rows[0]?.id
}
