import { sql } from 'kysely'
import type { EventState } from '#modules/agenda/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { CommuneTouch, EditionFigures, Share, TaskLine } from './dashboard-model.ts'
import { cancelled, sessionsOf, type Which } from './season-store.ts'

const ofEdition = ({ season, year }: Which) => sql`e.season = ${season} AND e.season_year = ${year}`

/** The events of an edition by state, whatever it is. */
export async function countStates(db: Database, which: Which): Promise<Partial<Record<EventState, number>>> {
  const { rows } = await sql<{ state: EventState; events: number }>`
    SELECT e.state, count(*)::int AS events FROM event e WHERE ${ofEdition(which)} GROUP BY e.state`.execute(
    db,
  )
  return Object.fromEntries(rows.map(({ state, events }) => [state, events]))
}

/**
 * The communes of an edition's territories (all of them when it has none), touched or not, by name, with their population.
 * @param population the year of the indicator that is read; null without one
 */
export async function listCommuneTouches(
  db: Database,
  which: Which,
  population: number | null,
): Promise<CommuneTouch[]> {
  const { rows } = await sql<CommuneTouch>`
    WITH touched AS (
      SELECT t.code, count(DISTINCT e.id)::int AS events, count(*)::int AS sessions
      FROM ${sessionsOf(which)} AND x.status <> ${cancelled} AND t.code IS NOT NULL GROUP BY t.code),
    scope AS (SELECT kind, code FROM season_edition_territory WHERE season = ${which.season} AND year = ${which.year})
    SELECT c.code, c.name, c.point[0] AS lon, c.point[1] AS lat, g.code AS "epciCode", g.name AS "epciName",
      v.value::float8 AS inhabitants, coalesce(touched.events, 0) AS events, coalesce(touched.sessions, 0) AS sessions
    FROM territory c
    LEFT JOIN territory_membership m ON m.member_kind = 'commune' AND m.member_code = c.code AND m.kind = 'epci'
    LEFT JOIN territory g ON g.kind = m.kind AND g.code = m.code
    LEFT JOIN indicator_value v ON v.kind = 'commune' AND v.code = c.code AND v.indicator = 'population' AND v.year = ${population}
    LEFT JOIN touched ON touched.code = c.code
    WHERE c.kind = 'commune' AND (NOT EXISTS (SELECT FROM scope) OR EXISTS (
      SELECT FROM scope s WHERE (s.kind = 'commune' AND s.code = c.code) OR EXISTS (SELECT FROM territory_membership w
        WHERE w.member_kind = 'commune' AND w.member_code = c.code AND w.kind = s.kind AND w.code = s.code)))
    ORDER BY c.name_folded, c.code`.execute(db)
  return rows
}

/** What each edition of a season amounts to, the oldest first; what was called off does not count. */
export async function compareEditions(db: Database, season: string): Promise<EditionFigures[]> {
  const { rows } = await sql<EditionFigures>`
    SELECT e.season_year AS year, count(DISTINCT e.id)::int AS events, count(*)::int AS sessions,
      count(DISTINCT (coalesce(p.organisation_id::text, p.name), p.address, coalesce(p.commune, p.locality)))
        FILTER (WHERE p.id IS NOT NULL)::int AS places,
      count(DISTINCT coalesce(e.organiser_id::text, e.organiser_name))::int AS organisers, count(DISTINCT p.commune)::int AS communes
    FROM event e JOIN event_session x ON x.event_id = e.id
    LEFT JOIN event_place p ON p.event_id = e.id AND e.mode <> 'online' AND x.status <> 3
      AND (p.id = x.place_id OR (x.place_id IS NULL AND p.rank = 0))
    WHERE e.season = ${season} AND e.state = 'published' AND x.status <> ${cancelled}
    GROUP BY e.season_year ORDER BY e.season_year`.execute(db)
  return rows
}

/** How many published events say each theme, format, audience, access, price, way to book. Words of `fee` and `booking` are the page's. */
export async function listShares(db: Database, which: Which): Promise<Share[]> {
  const { rows } = await sql<Share>`
    WITH those AS (SELECT e.id, e.fee, e.booking FROM event e WHERE ${ofEdition(which)} AND e.state = 'published')
    SELECT * FROM (
      SELECT x.vocabulary AS group, x.code, t.label_fr AS "labelFr", t.label_en AS "labelEn", count(*)::int AS events, t.position AS position
      FROM those JOIN event_term x ON x.event_id = those.id JOIN vocabulary_term t USING (vocabulary, code)
      GROUP BY x.vocabulary, x.code, t.label_fr, t.label_en, t.position
      UNION ALL SELECT 'fee', coalesce(fee, 'unsaid'), '', '', count(*)::int, 0 FROM those GROUP BY fee
      UNION ALL SELECT 'booking', w.code, '', '', count(*)::int, 0 FROM those CROSS JOIN LATERAL (
          SELECT DISTINCT b.value ->> 'for' AS code FROM jsonb_array_elements(those.booking) AS b (value)
          UNION ALL SELECT 'none' WHERE jsonb_array_length(those.booking) = 0) AS w GROUP BY w.code
    ) AS shares ORDER BY "group", events DESC, position, code`.execute(db)
  return rows
}

/** What is left to do: events to read, then those that lack a photo, words of access, a way to book; by title. */
export async function listTasks(db: Database, which: Which): Promise<TaskLine[]> {
  const { rows } = await sql<TaskLine>`
    SELECT w.task, e.slug, e.title_fr AS title, coalesce(o.name, e.organiser_name) AS organiser
    FROM event e LEFT JOIN organisation o ON o.id = e.organiser_id
    CROSS JOIN LATERAL (
      SELECT 'read' AS task, 0 AS rank WHERE e.state = 'submitted'
      UNION ALL SELECT 'photo', 1 WHERE e.state = 'published'
        AND NOT EXISTS (SELECT FROM event_photo f WHERE f.event_id = e.id AND f.removed_at IS NULL)
      UNION ALL SELECT 'access', 2 WHERE e.state = 'published' AND e.mode <> 'online'
        AND NOT EXISTS (SELECT FROM event_term x WHERE x.event_id = e.id AND x.vocabulary = 'access')
      UNION ALL SELECT 'booking', 3 WHERE e.state = 'published' AND jsonb_array_length(e.booking) = 0
        AND coalesce(e.conditions_fr, '') = '') AS w
    WHERE ${ofEdition(which)} AND e.state IN ('submitted', 'published')
    ORDER BY w.rank, e.title_folded, e.id`.execute(db)
  return rows
}
