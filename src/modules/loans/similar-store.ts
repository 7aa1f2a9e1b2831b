import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { Busy } from './model.ts'

/** Among some tools, those that resemble one (same kind, or a theme in common), the most alike then the nearest first. */
export async function similarTools(
  db: Database,
  toolId: string,
  among: string[],
  limit: number,
): Promise<Busy['similar']> {
  const { rows } = await sql<Busy['similar'][number]>`
    SELECT t.slug, t.title_fr AS "titleFr", t.title_en AS "titleEn"
    FROM tool mine JOIN tool t ON t.id <> mine.id AND t.slug = ANY(${among}) AND t.holder_id IS NOT NULL
    CROSS JOIN LATERAL (SELECT count(*) AS themes FROM tool_term a JOIN tool_term b USING (vocabulary, code)
      WHERE a.tool_id = mine.id AND b.tool_id = t.id AND vocabulary = 'theme') shared
    LEFT JOIN place here ON here.organisation_id = mine.holder_id AND here.main
    LEFT JOIN place there ON there.organisation_id = t.holder_id AND there.main
    LEFT JOIN territory g ON g.kind = 'commune' AND g.code = here.commune
    LEFT JOIN territory h ON h.kind = 'commune' AND h.code = there.commune
    WHERE mine.id = ${toolId} AND (t.kind = mine.kind OR shared.themes > 0)
    ORDER BY shared.themes DESC, t.kind = mine.kind DESC, distance_km(g.point, h.point) NULLS LAST, t.slug LIMIT ${limit}`.execute(
    db,
  )
  return rows
}
