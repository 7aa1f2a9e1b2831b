import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { ProfileValues, SectionName } from './editing-model.ts'

/** What could be understood of somebody's draft of a section; null when there is none. */
export async function readDraft(
  db: Database,
  organisationId: string,
  personId: string,
  section: SectionName,
): Promise<ProfileValues | null> {
  const row = await db
    .selectFrom('organisation_draft')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('section', '=', section)
    .select('understood')
    .executeTakeFirst()
  return row ? (row.understood as unknown as ProfileValues) : null
}

type Named = { code: string; name: string }

/** The names around a commune. */
export async function placeNames(
  db: Database,
  commune: string,
): Promise<{ communeName: string; epci: Named | null; departement: Named | null }> {
  const { rows } = await sql<Named & { kind: string }>`
    SELECT kind, code, name FROM territory WHERE kind = 'commune' AND code = ${commune}
    UNION ALL SELECT t.kind, t.code, t.name FROM territory_membership m JOIN territory t ON t.kind = m.kind AND t.code = m.code
    WHERE m.member_kind = 'commune' AND m.member_code = ${commune} AND m.kind IN ('epci', 'departement')`.execute(
    db,
  )
  const of = (kind: string) => {
    const row = rows.find((each) => each.kind === kind)
    return row ? { code: row.code, name: row.name } : null
  }
  return { communeName: of('commune')?.name ?? commune, epci: of('epci'), departement: of('departement') }
}

/** The name of a territory. */
export async function territoryName(
  db: Database,
  { kind, code }: { kind: string; code: string },
): Promise<string> {
  const row = await db
    .selectFrom('territory')
    .where('kind', '=', kind)
    .where('code', '=', code)
    .select('name')
    .executeTakeFirst()
  return row?.name ?? code
}
