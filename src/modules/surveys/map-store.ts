import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { AskedEpci } from './model.ts'

/** The EPCI where organisations of the directory are asked, with how many answered; by name. */
export async function askedEpci(db: Database, campaignId: string): Promise<AskedEpci[]> {
  const { rows } = await sql<AskedEpci>`
    SELECT g.code, g.name, count(*)::int AS contacts, count(*) FILTER (WHERE k.state = 'completed')::int AS completed
    FROM survey_contact k
      JOIN LATERAL (SELECT p.commune FROM place p WHERE p.organisation_id = k.organisation_id ORDER BY p.main DESC, p.id LIMIT 1) p ON true
      JOIN territory_membership m ON m.member_kind = 'commune' AND m.member_code = p.commune AND m.kind = 'epci'
      JOIN territory g ON g.kind = m.kind AND g.code = m.code
    WHERE k.campaign_id = ${campaignId} GROUP BY g.code, g.name, g.name_folded ORDER BY g.name_folded, g.code`.execute(
    db,
  )
  return rows
}
