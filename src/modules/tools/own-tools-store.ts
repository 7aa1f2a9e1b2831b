import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { Day, ToolState } from './model.ts'
import type { OwnTool } from './own-tools-model.ts'

export const toolsAPage = 25

/** Tools of some organisations (null: of all), by state, by words of their title or the code of a copy, the latest changed first, with how many there are in each state. */
export async function listOwnTools(
  db: Database,
  question: { organisations: string[] | null; state: ToolState | null; words: string; page: number },
  today: Day,
): Promise<{ tools: OwnTool[]; counts: Record<string, number> }> {
  const { organisations, state, words, page } = question
  const held = organisations === null ? sql`true` : sql`t.holder_id = ANY(${organisations}::uuid[])`
  const own =
    words === ''
      ? held
      : sql`${held} AND (strpos(t.title_folded, fold(${words})) > 0
          OR EXISTS (SELECT FROM tool_copy k WHERE k.tool_id = t.id AND upper(k.code) = upper(${words})))`
  const { rows } = await sql<OwnTool>`
    SELECT t.slug, t.title_fr AS title, t.kind, t.state, coalesce(o.name, t.holder_name, '') AS holder,
      c.copies, c.repair, c.taken, t.updated_at AS "updatedAt"
    FROM tool t LEFT JOIN organisation o ON o.id = t.holder_id
    LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE x.state <> 'retired')::int AS copies,
        count(*) FILTER (WHERE x.state = 'repair')::int AS repair,
        count(*) FILTER (WHERE EXISTS (SELECT FROM copy_period p WHERE p.copy_id = x.id AND p.during @> ${today}::date))::int AS taken
      FROM tool_copy x WHERE x.tool_id = t.id) c ON true
    WHERE ${own} AND (${state}::text IS NULL OR t.state = ${state})
    ORDER BY t.updated_at DESC, t.id LIMIT ${toolsAPage} OFFSET ${(page - 1) * toolsAPage}`.execute(db)
  const counted = await sql<{ state: string; count: number }>`
    SELECT t.state, count(*)::int AS count FROM tool t WHERE ${own} GROUP BY t.state`.execute(db)
  return { tools: rows, counts: Object.fromEntries(counted.rows.map((row) => [row.state, row.count])) }
}
