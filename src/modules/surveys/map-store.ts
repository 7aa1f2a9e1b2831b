import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { AskedEpci } from './model.ts'

/** The EPCI where organisations of the directory are asked, with how many answered; by name. */
export async function askedEpci(db: Database, campaignId: string): Promise<AskedEpci[]> {
  // Each contact's commune once: on tables not yet analysed, the planner would look for it again for each commune of the region.
  const { rows } = await sql<AskedEpci>`
    WITH asked AS MATERIALIZED (
      SELECT k.state, (SELECT p.commune FROM place p WHERE p.organisation_id = k.organisation_id ORDER BY p.main DESC, p.id LIMIT 1) AS commune
      FROM survey_contact k WHERE k.campaign_id = ${campaignId} AND k.organisation_id IS NOT NULL)
    SELECT g.code, g.name, count(*)::int AS contacts, count(*) FILTER (WHERE a.state = 'completed')::int AS completed
    FROM asked a
      JOIN territory_membership m ON m.member_kind = 'commune' AND m.member_code = a.commune AND m.kind = 'epci'
      JOIN territory g ON g.kind = m.kind AND g.code = m.code
    GROUP BY g.code, g.name, g.name_folded ORDER BY g.name_folded, g.code`.execute(db)
  return rows
}
