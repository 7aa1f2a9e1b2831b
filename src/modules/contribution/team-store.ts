import type { Database } from '#platform/db/connect.ts'

/** Whether somebody answers for an organisation. */
export async function hasOwner(db: Database, organisationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('membership')
    .where('organisation_id', '=', organisationId)
    .where('role', '=', 'owner')
    .select('person_id')
    .executeTakeFirst()
  return row !== undefined
}
