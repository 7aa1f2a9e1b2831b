import { type RawBuilder, sql } from 'kysely'
import { type EntryList, emptyQuery, listEntries } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { type ComingEvents, type ComingSession, sessionStatuses } from './model.ts'
import { windowOf } from './moments.ts'

/** Called off or put off: nothing happens then. */
const idle = sql.join(
  (['postponed', 'cancelled'] as const).map((status) => sql.lit(sessionStatuses.indexOf(status) + 1)),
)

/**
 * The sessions to come of what an organisation makes, takes part in or hosts, the next first; or those that are over, the last first. An
 * event that it only hosts counts for the sessions held in its own place. One query, through the indexes of events by organisation.
 */
export async function sessionsOfOrganisation(
  db: Database,
  organisationId: string,
  given: { now: Date; past?: boolean; limit: number; offset?: number },
): Promise<ComingEvents> {
  const { now, past = false, limit, offset = 0 } = given
  // A session lasts a day at most: the index by beginning is asked for no more than that.
  const when: RawBuilder<unknown> = past
    ? sql`x.ends_at <= ${now}`
    : sql`x.ends_at > ${now} AND x.begins_at > ${new Date(now.getTime() - 86_400_000)}`
  const order: RawBuilder<unknown> = past ? sql`x.begins_at DESC, x.id DESC` : sql`x.begins_at, x.id`
  const { rows } = await sql<Omit<ComingSession, 'status'> & { status: number; total: number }>`
    WITH own AS (
      SELECT id FROM event WHERE organiser_id = ${organisationId}
      UNION SELECT event_id FROM event_partner WHERE organisation_id = ${organisationId}
      UNION SELECT event_id FROM event_place WHERE organisation_id = ${organisationId})
    SELECT e.slug, e.title_fr AS "titleFr", e.title_en AS "titleEn", x.begins_at AS begin, x.ends_at AS end, e.timezone, x.status,
      p.name AS place, coalesce(t.name, p.locality) AS commune, count(*) OVER ()::int AS total
    FROM own JOIN event e ON e.id = own.id AND e.state = 'published'
    JOIN event_session x ON x.event_id = e.id AND ${when} AND x.status NOT IN (${idle})
    LEFT JOIN event_place p ON p.event_id = e.id AND e.mode <> 'online' AND (p.id = x.place_id OR (x.place_id IS NULL AND p.rank = 0))
    LEFT JOIN territory t ON t.kind = p.commune_kind AND t.code = p.commune
    WHERE e.organiser_id = ${organisationId} OR p.organisation_id = ${organisationId}
      OR EXISTS (SELECT FROM event_partner q WHERE q.event_id = e.id AND q.organisation_id = ${organisationId})
    ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`.execute(db)
  return {
    total: rows[0]?.total ?? 0,
    sessions: rows.map(({ total: _, ...row }) => ({
      ...row,
      status: sessionStatuses[row.status - 1] ?? 'scheduled',
    })),
  }
}

/** The next events of a territory, how many are to come, and how many ended in the twelve months before; `more` than were counted. */
export type OfTerritory = { coming: EntryList; lastYear: { since: Date; count: number; more: boolean } }

/** Beyond so many, the events of the last twelve months are not counted. */
const mostYearCounted = 10_000

/**
 * What happens in a territory (`commune/59249`; null for the whole region): read in the memory of lists. Two queries.
 */
export async function comingEventsOf(
  db: Database,
  { territory }: { territory: string | null },
  now: Date,
  limit: number,
): Promise<OfTerritory> {
  const there: RawBuilder<unknown> = territory
    ? sql`AND facets && ${[`territory:${territory}`]}::text[]`
    : sql``
  const since = new Date(now)
  since.setUTCFullYear(since.getUTCFullYear() - 1)
  const { rows } = await sql<{ revision: number; count: number }>`
    SELECT (SELECT value::float8 FROM search_revision) AS revision, (SELECT count(*)::int FROM (
      SELECT FROM search_entry WHERE kind = 'event' AND visibility = 'public' AND last_end >= ${since} AND last_end < ${now} ${there}
      LIMIT ${mostYearCounted}) AS past) AS count`.execute(db)
  const query = { ...emptyQuery, facets: territory ? { territory: [territory] } : {} }
  const coming = await listEntries(db, query, {
    kinds: ['event'],
    window: windowOf(emptyQuery, now, []),
    limit,
    ...(rows[0] && { revision: rows[0].revision }),
  })
  const count = rows[0]?.count ?? 0
  return { coming, lastYear: { since, count, more: count === mostYearCounted } }
}
