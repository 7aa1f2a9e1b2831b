import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { OrganisationPhoto } from './model.ts'

/** What the public page shows beside the record: its photos in order, and whether somebody looks after it. */
export async function getUpkeep(
  db: Database,
  organisationId: string,
): Promise<{ photos: OrganisationPhoto[]; isKept: boolean }> {
  const { rows } = await sql<{ photos: OrganisationPhoto[]; isKept: boolean }>`
    SELECT EXISTS (SELECT FROM membership m WHERE m.organisation_id = ${organisationId}) AS "isKept",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'altFr', p.alt_fr, 'altEn', p.alt_en, 'credit', p.credit,
          'width', f.width, 'height', f.height, 'widths', f.widths) ORDER BY p.position, p.created_at, p.id), '[]')
        FROM organisation_photo p JOIN stored_file f ON f.id = p.file_id
        WHERE p.organisation_id = ${organisationId} AND p.removed_at IS NULL) AS photos`.execute(db)
  return rows[0] ?? { photos: [], isKept: false }
}
