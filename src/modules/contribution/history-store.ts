import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { VersionLine } from './edit-model.ts'

/** A page of the versions of a record, the latest first, without what they say. */
export async function listVersionLines(
  db: Database,
  organisationId: string,
  limit: number,
  offset: number,
): Promise<VersionLine[]> {
  const { rows } = await sql<VersionLine>`
    SELECT v.number, v.at, v.origin, v.fields, v.restored_from AS "restoredFrom",
      CASE WHEN p.erased_at IS NULL AND p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name) END AS person
    FROM organisation_version v LEFT JOIN person p ON p.id = v.person_id
    WHERE v.organisation_id = ${organisationId} ORDER BY v.number DESC LIMIT ${limit} OFFSET ${offset}`.execute(
    db,
  )
  return rows
}

/** How many versions a record has. */
export async function countVersions(db: Database, organisationId: string): Promise<number> {
  const { count } = await db
    .selectFrom('organisation_version')
    .where('organisation_id', '=', organisationId)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}
