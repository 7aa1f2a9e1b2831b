import type { Database, Tx } from '#platform/db/connect.ts'
import type { Vat } from './vat-model.ts'

/** How an organisation stands with VAT; null: it said nothing. */
export async function vatOf(db: Database | Tx, organisationId: string): Promise<Vat | null> {
  const row = await db
    .selectFrom('lender_vat')
    .where('organisation_id', '=', organisationId)
    .select(['mention', 'rate'])
    .executeTakeFirst()
  return (row as Vat | undefined) ?? null
}
