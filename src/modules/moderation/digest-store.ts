import { sql } from 'kysely'
import type { CaseKind } from '#modules/cases/index.ts'
import type { Database } from '#platform/db/connect.ts'

type Part = { count: number; lines: { kind: CaseKind; name: string; at: string }[] }
/** What waits for one moderator: theirs, and nobody's. `day` is the day in Paris. */
export type Digest = { id: string; email: string; lang: string; day: string; own: Part; free: Part }

/** Every moderator, with the open cases that are theirs and those that are nobody's, the oldest first. */
export async function waitingFor(db: Database, most: number, now: Date): Promise<Digest[]> {
  const part = (whose: ReturnType<typeof sql>) => sql`(
    SELECT jsonb_build_object('count', count(*), 'lines',
      coalesce(jsonb_agg(jsonb_build_object('kind', w.kind, 'name', concat_ws(', ', e.title_fr, o.name), 'at', w.opened_at) ORDER BY w.opened_at, w.id)
        FILTER (WHERE w.rank <= ${most}::integer), '[]'))
    FROM (SELECT c.*, row_number() OVER (ORDER BY c.opened_at, c.id) AS rank FROM moderation_case c WHERE c.state = 'open' AND ${whose}) w
      LEFT JOIN organisation o ON o.id = w.organisation_id AND w.rank <= ${most}::integer
      LEFT JOIN event e ON w.kind = 'event' AND e.id::text = w.payload ->> 'eventId' AND w.rank <= ${most}::integer)`
  const { rows } = await sql<Digest>`
    WITH free AS MATERIALIZED (SELECT ${part(sql`c.assigned_to IS NULL`)} AS waiting)
    SELECT p.id, p.email, p.lang, to_char(${now}::timestamptz AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS day,
      ${part(sql`c.assigned_to = p.id`)} AS own, free.waiting AS free
    FROM person p CROSS JOIN free WHERE p.role IN ('moderator', 'administrator') AND p.email IS NOT NULL ORDER BY p.id`.execute(
    db,
  )
  return rows
}
