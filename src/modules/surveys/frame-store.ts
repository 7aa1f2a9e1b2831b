import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'

/** An organisation as a frame takes it. */
export type FramedOrganisation = {
  id: string
  slug: string
  name: string
  email: string | null
  phone: string | null
  type: string
  departement: string | null
}

/** What a frame needs of published organisations, by their slugs: the département is that of the main place, or the one they serve. */
export async function framedOrganisations(db: Database, slugs: string[]): Promise<FramedOrganisation[]> {
  const { rows } = await sql<FramedOrganisation>`
    SELECT o.id, o.slug, o.name, o.email, o.phone, o.type, coalesce(
      (SELECT m.code FROM place p JOIN territory_membership m ON m.member_kind = 'commune' AND m.member_code = p.commune AND m.kind = 'departement'
        WHERE p.organisation_id = o.id ORDER BY p.main DESC, p.id LIMIT 1),
      CASE WHEN o.area_kind = 'departement' THEN o.area_code END) AS departement
    FROM organisation o WHERE o.slug = ANY(${slugs}) AND o.status = 'published' ORDER BY o.id`.execute(db)
  return rows
}
