import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { daysBefore } from './asking-model.ts'
import { counts } from './line-store.ts'
import type { OwingEvent } from './model.ts'

export const owingAPage = 25
/** Older sessions are no longer asked for here; their event's own page still takes them. Of everybody there may be a million events. */
const owingDays = { own: 400, all: 60 }

/**
 * Events of some organisations (null: of all), some session of which ended lately: those with something left to tell, or those
 * told whole; the latest first.
 */
export async function listOwing(
  db: Database,
  question: { organisations: string[] | null; state: 'waiting' | 'told'; page: number },
  now: Date,
): Promise<{ events: OwingEvent[]; total: number }> {
  const { organisations, state, page } = question
  const since = daysBefore(now, organisations === null ? owingDays.all : owingDays.own)
  const own =
    organisations === null
      ? sql`NOT e.demo`
      : sql`e.organiser_id = ANY(${organisations}::uuid[]) AND NOT e.demo`
  const { rows } = await sql<OwingEvent & { total: number }>`
    SELECT e.slug, e.title_fr AS "titleFr", e.title_en AS "titleEn", coalesce(o.name, '') AS organiser,
      count(*)::int AS over, count(a.id)::int AS told, coalesce(sum(a.public + a.pupils + a.accompanying), 0)::int AS people,
      max(x.ends_at) AS last, count(*) OVER ()::int AS total
    FROM event_session x JOIN event e ON e.id = x.event_id JOIN organisation o ON o.id = e.organiser_id
    LEFT JOIN session_attendance a ON a.session_id = x.id
    WHERE e.state = 'published' AND ${own} AND ${counts} AND x.begins_at > ${since} AND x.begins_at < ${now}
      AND x.ends_at <= ${now}
    GROUP BY e.id, o.name HAVING (count(*) > count(a.id)) = ${state === 'waiting'}
    ORDER BY max(x.ends_at) DESC, e.id LIMIT ${owingAPage} OFFSET ${(page - 1) * owingAPage}`.execute(db)
  return { events: rows, total: rows[0]?.total ?? 0 }
}
