import { sql } from 'kysely'
import type { CaseState } from '#modules/cases/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { PairCase, PastMerge, SideFacts } from './duplicate-model.ts'

/** The case that told that two organisations look alike; undefined when nobody did. */
export async function caseOfPair(db: Database, a: string, b: string): Promise<PairCase | undefined> {
  const { rows } = await sql<PairCase>`
    SELECT id, state, payload FROM moderation_case
    WHERE kind = 'duplicate' AND least(organisation_id, other_id) = least(${a}::uuid, ${b}::uuid)
      AND greatest(organisation_id, other_id) = greatest(${a}::uuid, ${b}::uuid)`.execute(db)
  return rows[0] && { ...rows[0], state: rows[0].state as CaseState }
}

/** The case that a merge closed. */
export async function caseOfMerge(db: Database, mergeId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT c.id FROM organisation_merge g JOIN moderation_case c ON c.kind = 'duplicate'
      AND least(c.organisation_id, c.other_id) = least(g.kept_id, g.absorbed_id)
      AND greatest(c.organisation_id, c.other_id) = greatest(g.kept_id, g.absorbed_id)
    WHERE g.id = ${mergeId} AND c.undo ->> 'mergeId' = ${mergeId}`.execute(db)
  return rows[0]?.id
}

/** The merges of the last thirty days, the latest first. */
export async function recentMerges(db: Database, now: Date): Promise<PastMerge[]> {
  const { rows } = await sql<PastMerge>`
    SELECT g.id, g.at, g.undone_at AS "undoneAt", p.name AS by,
      jsonb_build_object('slug', k.slug, 'name', k.name) AS kept, jsonb_build_object('slug', a.slug, 'name', a.name) AS absorbed
    FROM organisation_merge g JOIN organisation k ON k.id = g.kept_id JOIN organisation a ON a.id = g.absorbed_id
      LEFT JOIN person p ON p.id = g.person_id
    WHERE g.at > ${now}::timestamptz - interval '30 days' ORDER BY g.at DESC, g.id LIMIT 50`.execute(db)
  return rows
}

/** What a moderator weighs beside the fields: who looks after each, where it was read, how far apart. */
export async function sideFacts(db: Database, ids: string[]): Promise<Map<string, SideFacts>> {
  const { rows } = await sql<SideFacts & { id: string }>`
    SELECT o.id,
      (SELECT count(*)::integer FROM membership m WHERE m.organisation_id = o.id) AS members,
      ARRAY(SELECT DISTINCT d.title FROM organisation_source s JOIN data_source d ON d.id = s.source_id WHERE s.organisation_id = o.id ORDER BY 1) AS sources,
      (SELECT count(*)::integer FROM organisation_photo f WHERE f.organisation_id = o.id AND f.removed_at IS NULL) AS photos,
      (SELECT m.code FROM place p JOIN territory_membership m ON m.member_kind = 'commune' AND m.member_code = p.commune AND m.kind = 'departement'
        WHERE p.organisation_id = o.id AND p.main LIMIT 1) AS departement
    FROM organisation o WHERE o.id = ANY(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
