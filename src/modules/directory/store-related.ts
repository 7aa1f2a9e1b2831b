import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { OrganisationLinkTo, Point } from './model.ts'

/** Published organisations that share a network with this one, the nearest first, then by name. */
export async function getNetworkPeers(
  db: Database,
  organisationId: string,
  point: Point | null,
  limit: number,
): Promise<OrganisationLinkTo[]> {
  const here = point ? sql`point(${point.lon}::float8, ${point.lat}::float8)` : sql`NULL::point`
  const { rows } = await sql<OrganisationLinkTo>`
    SELECT o.slug, o.name, o.type FROM organisation o
    LEFT JOIN place p ON p.organisation_id = o.id AND p.main
    WHERE o.status = 'published' AND o.id <> ${organisationId} AND EXISTS (
      SELECT FROM organisation_network mine JOIN organisation_network theirs USING (network_id)
      WHERE mine.organisation_id = ${organisationId} AND theirs.organisation_id = o.id)
    ORDER BY distance_km(p.point, ${here}) NULLS LAST, o.name_folded, o.id LIMIT ${limit}`.execute(db)
  return rows
}

/** The words of each type of organisation, by code. */
export async function getTypeLabels(db: Database, lang: Lang): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('vocabulary_term')
    .where('vocabulary', '=', 'type')
    .select(['code', lang === 'en' ? 'label_en as label' : 'label_fr as label'])
    .execute()
  return new Map(rows.map((row) => [row.code, row.label]))
}
