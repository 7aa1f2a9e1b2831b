import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'

/** The names of the départements that communes are in, by code of commune. */
export async function departementsOf(db: Database, communes: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ commune: string; name: string }>`
    SELECT m.member_code AS commune, g.name FROM territory_membership m
    JOIN territory g ON g.kind = m.kind AND g.code = m.code
    WHERE m.kind = 'departement' AND m.member_kind = 'commune' AND m.member_code = ANY(${communes})`.execute(
    db,
  )
  return new Map(rows.map(({ commune, name }) => [commune, name]))
}
