import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { askedThisYear } from './expert-store.ts'
import type { OtherExpert } from './model.ts'

// Nobody said how far they go: beyond this, in kilometres, they are not near.
const nearKm = 100

/**
 * Other people to ask instead of one: published, not at their limit, sharing a theme or a format, who come as far as the place asked (or as
 * the first person's commune). A fair turn: those asked least this year come first, then the nearest.
 */
export async function proposeOthers(
  db: Database,
  asked: { expertId: string; commune?: string | null },
  now: Date,
  limit = 3,
): Promise<OtherExpert[]> {
  const { rows } = await sql<OtherExpert>`
    WITH wanted AS (
      SELECT w.person_id, w.demo, g.point FROM expert w
      LEFT JOIN territory g ON g.kind = 'commune' AND g.code = coalesce(${asked.commune ?? null}, w.commune) WHERE w.person_id = ${asked.expertId}
    ), near AS (
      SELECT e.*, c.name AS commune_name, ${askedThisYear(now)} AS asked,
        CASE WHEN c.point IS NOT NULL AND wanted.point IS NOT NULL
          THEN distance_km(c.point, wanted.point) END AS km,
        EXISTS (SELECT FROM expert_term a JOIN expert_term b USING (vocabulary, code)
          WHERE a.expert_id = e.person_id AND b.expert_id = wanted.person_id AND vocabulary = 'theme') AS same_theme
      FROM expert e CROSS JOIN wanted JOIN territory c ON c.kind = 'commune' AND c.code = e.commune
      WHERE e.person_id <> wanted.person_id AND e.state = 'published' AND e.hidden_at IS NULL AND e.demo = wanted.demo
        AND EXISTS (SELECT FROM expert_term a JOIN expert_term b USING (vocabulary, code)
          WHERE a.expert_id = e.person_id AND b.expert_id = wanted.person_id AND vocabulary IN ('theme', 'format'))
    )
    SELECT slug, name, headline_fr AS "headlineFr", headline_en AS "headlineEn", commune_name AS commune FROM near
    WHERE (yearly_limit IS NULL OR asked < yearly_limit) AND (km IS NULL OR km <= coalesce(travel_km, ${nearKm}))
    ORDER BY same_theme DESC, asked, km NULLS LAST, person_id LIMIT ${limit}`.execute(db)
  return rows
}
