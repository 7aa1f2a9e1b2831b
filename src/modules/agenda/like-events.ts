import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { PlaceInput, SessionInput } from './model.ts'
import { dayOf } from './moments.ts'

/** An event that may be the same: its title is near (0 to 1), and it is on the same day in the same commune as far as both say. */
export type LikeEvent = {
  id: string
  slug: string
  title: string
  state: string
  organiser: string | null
  begin: Date | null
  place: string | null
  likeness: number
}

/** Somebody else's session in the same place at the same time. */
export type Overlap = { slug: string; title: string; place: string; begin: Date; end: Date }

type Asked = {
  sessions: Pick<SessionInput, 'begin' | 'end'>[]
  places: PlaceInput[]
  excludeId?: string | null
}

/** Titles nearer than this are told; without a day to compare, only those that are almost the same. */
const nearTitle = 0.4
const sameTitle = 0.7
const most = 5
/** The nearest titles whose days and places are looked at. */
const looked = 500
const noId = '00000000-0000-0000-0000-000000000000'

/**
 * Events, of any source, that look like one that somebody enters: published or waiting. Nothing is forbidden: the form warns.
 * A title that holds the other one whole counts as near.
 */
export async function findLikeEvents(db: Database, asked: Asked & { title: string }): Promise<LikeEvent[]> {
  if (asked.title.trim().length < 3) return []
  const days = [...new Set(asked.sessions.slice(0, 800).map(({ begin }) => dayOf(begin)))]
  const communes = asked.places.flatMap(({ commune }) => commune ?? [])
  const { rows } = await sql<LikeEvent>`
    WITH alike AS MATERIALIZED (
      SELECT e.id, CASE WHEN ${days.length} = 0 THEN similarity(e.title_folded, fold(${asked.title})) ELSE greatest(
        similarity(e.title_folded, fold(${asked.title})), 0.9 * strict_word_similarity(fold(${asked.title}), e.title_folded),
        0.9 * strict_word_similarity(e.title_folded, fold(${asked.title}))) END AS likeness
      FROM event e WHERE e.title_folded % fold(${asked.title}) AND e.state IN ('published', 'submitted')
        AND e.id <> ${asked.excludeId ?? noId}::uuid)
    SELECT e.id, e.slug, e.title_fr AS title, e.state, coalesce(o.name, e.organiser_name) AS organiser,
      near.begins_at AS begin, near.place, round(alike.likeness::numeric, 2)::float8 AS likeness
    FROM (SELECT * FROM alike WHERE likeness >= ${days.length > 0 ? nearTitle : sameTitle} ORDER BY likeness DESC, id LIMIT ${looked}) alike
    JOIN event e USING (id) LEFT JOIN organisation o ON o.id = e.organiser_id
    CROSS JOIN LATERAL (
      SELECT s.begins_at, coalesce(p.name, g.name, p.locality) AS place
      FROM event_session s LEFT JOIN event_place p ON p.event_id = e.id AND (p.id = s.place_id OR (s.place_id IS NULL AND p.rank = 0))
        LEFT JOIN territory g ON g.kind = 'commune' AND g.code = p.commune
      WHERE s.event_id = e.id AND (${days.length} = 0 OR (s.begins_at AT TIME ZONE 'Europe/Paris')::date::text = ANY(${days}))
        AND (${communes.length} = 0 OR p.commune IS NULL OR p.commune = ANY(${communes}))
      ORDER BY s.begins_at LIMIT 1) near
    ORDER BY alike.likeness DESC, near.begins_at, e.id LIMIT ${most}`.execute(db)
  return rows
}

/** Sessions of other published events in the same place at the same time. A place is known by its organisation, else by its commune with its address or its name. */
export async function findConflicts(
  db: Database,
  { sessions, places, excludeId }: Asked,
): Promise<Overlap[]> {
  const moments = sessions.slice(0, 800).map(({ begin, end }) => ({ begin, end }))
  const where = places.filter(
    ({ organisationId, commune, address, name }) => organisationId || (commune && (address || name)),
  )
  if (moments.length === 0 || where.length === 0) return []
  const { rows } = await sql<Overlap>`
    WITH asked AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(moments)}::jsonb) AS x (begin timestamptz, "end" timestamptz)),
    there AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(where)}::jsonb) AS x ("organisationId" uuid, commune text, address text, name text))
    SELECT DISTINCT ON (s.begins_at, s.id) e.slug, e.title_fr AS title, coalesce(p.name, p.address, g.name) AS place,
      s.begins_at AS begin, s.ends_at AS end
    FROM asked a JOIN event_session s ON s.begins_at < a."end" AND s.ends_at > a.begin
        AND s.begins_at > a.begin - interval '24 hours' AND s.status <> 6
      JOIN event e ON e.id = s.event_id AND e.state = 'published' AND e.id <> ${excludeId ?? noId}::uuid
      JOIN event_place p ON p.event_id = e.id AND (p.id = s.place_id OR (s.place_id IS NULL AND p.rank = 0))
      JOIN there t ON p.organisation_id = t."organisationId"
        OR (p.commune = t.commune AND (fold(p.address) = fold(t.address) OR (fold(p.name) = fold(t.name) AND fold(p.name) <> '')))
      LEFT JOIN territory g ON g.kind = 'commune' AND g.code = p.commune
    ORDER BY s.begins_at, s.id LIMIT ${most}`.execute(db)
  return rows
}
