import { sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import type { Database } from '#platform/db/connect.ts'
import { canSeeLikeEvents } from './policy.ts'

type OneOfPair = {
  id: string
  slug: string
  title: string
  organiser: string | null
  sources: string[]
  sessions: number
}
/** Two published events that are probably the same. */
export type LikePair = {
  one: OneOfPair
  other: OneOfPair
  begin: Date
  place: string | null
  likeness: number
}
/** A merge of the last thirty days. */
export type PastEventMerge = {
  id: string
  slug: string
  title: string
  into: { slug: string; title: string }
  at: Date
}

const nearTitle = 0.5
/** Days to come of an event that are compared: two that are the same share the first ones. */
const days = 3
const pageSize = 30

/**
 * The pairs of events to come that look alike, the likeliest first: near titles with a long word in common, the same day, the same commune; but those
 * that somebody said are two.
 * @throws AppError unauthenticated, forbidden
 */
export async function listLikePairs(db: Database, actor: Actor, now: Date): Promise<LikePair[]> {
  authorise(canSeeLikeEvents, actor, undefined)
  const one = (alias: 'a' | 'b') => {
    const e = sql.ref(alias)
    return sql`jsonb_build_object('id', ${e}.id, 'slug', ${e}.slug, 'title', ${e}.title_fr,
      'organiser', coalesce((SELECT o.name FROM organisation o WHERE o.id = ${e}.organiser_id), ${e}.organiser_name),
      'sources', (SELECT coalesce(jsonb_agg(d.title ORDER BY d.id), '[]') FROM event_source r JOIN data_source d ON d.id = r.source_id
        WHERE r.event_id = ${e}.id),
      'sessions', (SELECT count(*) FROM event_session s WHERE s.event_id = ${e}.id))`
  }
  const { rows } = await sql<LikePair>`
    WITH held AS MATERIALIZED (
      SELECT e.id AS event_id, first.day, first.commune, word
      FROM event e CROSS JOIN LATERAL (
        SELECT DISTINCT (s.begins_at AT TIME ZONE 'Europe/Paris')::date AS day, p.commune
        FROM event_session s JOIN event_place p ON p.event_id = e.id AND (p.id = s.place_id OR (s.place_id IS NULL AND p.rank = 0))
        WHERE s.event_id = e.id AND s.ends_at > ${now} AND p.commune IS NOT NULL ORDER BY day LIMIT ${days}) first
        CROSS JOIN LATERAL (SELECT DISTINCT word FROM regexp_split_to_table(e.title_folded, '[^a-z0-9]+') word WHERE length(word) > 3) words
      WHERE e.state = 'published'),
    pair AS MATERIALIZED (
      SELECT a.event_id AS one, b.event_id AS other, min(a.day) AS day, min(a.commune) AS commune
      FROM held a JOIN held b ON b.day = a.day AND b.commune = a.commune AND b.word = a.word AND a.event_id < b.event_id
      WHERE NOT EXISTS (SELECT FROM event_apart x WHERE x.event_id = a.event_id AND x.other_id = b.event_id)
      GROUP BY 1, 2),
    alike AS (
      SELECT pair.*, greatest(similarity(a.title_folded, b.title_folded),
        0.9 * least(strict_word_similarity(a.title_folded, b.title_folded), strict_word_similarity(b.title_folded, a.title_folded))) AS likeness
      FROM pair JOIN event a ON a.id = pair.one JOIN event b ON b.id = pair.other)
    SELECT ${one('a')} AS one, ${one('b')} AS other, alike.day::timestamptz AS begin, g.name AS place,
      round(alike.likeness::numeric, 2)::float8 AS likeness
    FROM alike JOIN event a ON a.id = alike.one JOIN event b ON b.id = alike.other
      LEFT JOIN territory g ON g.kind = 'commune' AND g.code = alike.commune
    WHERE alike.likeness >= ${nearTitle} ORDER BY alike.likeness DESC, alike.day, a.id, b.id LIMIT ${pageSize}`.execute(
    db,
  )
  return rows
}

/** The merges of the last thirty days, the latest first. @throws AppError unauthenticated, forbidden */
export async function listEventMerges(db: Database, actor: Actor, now: Date): Promise<PastEventMerge[]> {
  authorise(canSeeLikeEvents, actor, undefined)
  const { rows } = await sql<PastEventMerge>`
    SELECT e.id, e.slug, e.title_fr AS title, e.updated_at AS at, jsonb_build_object('slug', k.slug, 'title', k.title_fr) AS into
    FROM event e JOIN event k ON k.id = e.merged_into
    WHERE e.updated_at > ${now}::timestamptz - interval '30 days' ORDER BY e.updated_at DESC, e.id LIMIT ${pageSize}`.execute(
    db,
  )
  return rows
}
