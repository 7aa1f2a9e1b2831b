import { sql } from 'kysely'
import type { EventState } from '#modules/agenda/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { OwnEvent } from './model.ts'

export type OwnQuestion = {
  /** Organisations whose events are listed, what is to come first; null for every event, the latest changed first. */
  organisations: string[] | null
  words: string
  state: EventState | null
  page: number
}

export const eventsAPage = 25

/** Events by state, a page of them, and how many there are in each state. Of some organisations: the nearest first, then what is over. */
export async function listOwnEvents(
  db: Database,
  question: OwnQuestion,
  now: Date,
): Promise<{ events: OwnEvent[]; counts: Record<string, number> }> {
  const { organisations, words, state, page } = question
  const own = organisations === null ? sql`true` : sql`e.organiser_id = ANY(${organisations}::uuid[])`
  // Of everybody there may be a million: the order is one that an index gives.
  const order =
    organisations === null
      ? sql`e.updated_at DESC, e.id`
      : sql`s.next IS NULL AND s.last IS NOT NULL, s.next, s.last DESC, e.updated_at DESC, e.id`
  const asked = sql`${own} AND (${words} = '' OR e.title_folded LIKE '%' || fold(${words}) || '%')`
  const { rows } = await sql<OwnEvent>`
    SELECT e.slug, e.title_fr AS title, e.state, coalesce(o.name, e.organiser_name, '') AS organiser, coalesce(s.next, s.last) AS at, s.next IS NOT NULL AS coming,
      s.count AS sessions, e.updated_at AS "updatedAt"
    FROM event e LEFT JOIN organisation o ON o.id = e.organiser_id
    LEFT JOIN LATERAL (SELECT min(begins_at) FILTER (WHERE ends_at > ${now}) AS next, max(begins_at) AS last, count(*)::int AS count
      FROM event_session x WHERE x.event_id = e.id) s ON true
    WHERE ${asked} AND (${state}::text IS NULL OR e.state = ${state})
    ORDER BY ${order}
    LIMIT ${eventsAPage} OFFSET ${(page - 1) * eventsAPage}`.execute(db)
  const counted = await sql<{ state: string; count: number }>`
    SELECT e.state, count(*)::int AS count FROM event e WHERE ${asked} GROUP BY e.state`.execute(db)
  return {
    events: rows,
    counts: Object.fromEntries(counted.rows.map((row) => [row.state, row.count])),
  }
}
