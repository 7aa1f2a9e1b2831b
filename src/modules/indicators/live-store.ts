import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { Counting } from './live-model.ts'

/** The commune where an organisation receives. */
const mainCommune = (organisation: RawBuilder<unknown>) =>
  sql`(SELECT p.commune FROM place p WHERE p.organisation_id = ${organisation} AND p.main)`

const comingDays = 90
/** As OpenAgenda counts: postponed, cancelled. */
const calledOff = sql`(4, 6)`

/**
 * How many of each thing there are in each commune (its code), or in each territory (`epci/…`: nothing is summed then); demonstration data is never
 * counted. `year` is that of Paris.
 */
const queries: Record<Counting, (year: number, now: Date) => RawBuilder<{ commune: string; count: number }>> =
  {
    // As the directory and the sheets of territories count them: one that acts all over an EPCI without a place of its own is there too.
    actors: () => sql`
    WITH found AS (
      SELECT ARRAY(SELECT substr(facet, 11) FROM unnest(e.facets) facet WHERE facet LIKE 'territory:%') AS refs
      FROM search_entry e JOIN organisation o ON o.slug = e.id AND o.status = 'published' WHERE e.kind = 'organisation')
    SELECT ref AS commune, count(*)::int AS count FROM (
      SELECT unnest(refs) AS ref FROM found
      UNION ALL SELECT 'region/' || r.code FROM territory r, found WHERE r.kind = 'region' AND refs <> '{}') AS counted
    GROUP BY ref`,
    tools: () => sql`
    SELECT commune, count(*)::int AS count FROM (
      SELECT coalesce(c.commune, ${mainCommune(sql`coalesce(c.organisation_id, t.holder_id)`)}) AS commune FROM tool t
      JOIN LATERAL (SELECT y.commune, y.organisation_id FROM tool_copy y WHERE y.tool_id = t.id AND y.state <> 'retired' ORDER BY y.code LIMIT 1) c ON true
      WHERE t.state = 'published' AND t.lendable AND NOT t.demo) AS located
    WHERE commune IS NOT NULL GROUP BY commune`,
    comingEvents: (_year, now) => sql`
    SELECT p.commune, count(DISTINCT e.id)::int AS count
    FROM event_session x JOIN event e ON e.id = x.event_id AND e.state = 'published' AND NOT e.demo AND e.mode <> 'online'
    JOIN event_place p ON p.event_id = e.id AND (p.id = x.place_id OR (x.place_id IS NULL AND p.rank = 0))
    WHERE x.begins_at >= ${now}::timestamptz AND x.begins_at < ${now}::timestamptz + make_interval(days => ${comingDays})
      AND x.status NOT IN ${calledOff} AND p.commune IS NOT NULL GROUP BY p.commune`,
    visits: (year) => sql`
    SELECT a.commune, sum(a.public + a.pupils + a.accompanying)::int AS count
    FROM session_attendance a JOIN event e ON e.id = a.event_id AND NOT e.demo AND e.state = 'published'
    WHERE a.held AND a.commune IS NOT NULL AND extract(year FROM a.begins_at AT TIME ZONE 'Europe/Paris') = ${year} GROUP BY a.commune`,
    loans: (year) => sql`
    SELECT commune, count(*)::int AS count FROM (
      SELECT coalesce(l.place_commune, ${mainCommune(sql`coalesce(l.place_organisation_id, l.organisation_id)`)}) AS commune
      FROM loan l JOIN tool t ON t.id = l.tool_id AND NOT t.demo
      WHERE l.state IN ('handed_over', 'returned', 'closed') AND extract(year FROM lower(l.during)) = ${year}) AS located
    WHERE commune IS NOT NULL GROUP BY commune`,
  }

/** What is counted, by commune or by territory: see `queries`. */
export async function countByPlace(
  db: Database,
  counting: Counting,
  year: number,
  now: Date,
): Promise<Map<string, number>> {
  const { rows } = await queries[counting](year, now).execute(db)
  return new Map(rows.map(({ commune, count }) => [commune, count]))
}

/** Where demonstration data of each kind would be. */
const demonstrations: Partial<Record<Counting, RawBuilder<unknown>>> = {
  tools: sql`SELECT FROM tool WHERE demo AND state = 'published'`,
  loans: sql`SELECT FROM loan l JOIN tool t ON t.id = l.tool_id WHERE t.demo`,
  comingEvents: sql`SELECT FROM event WHERE demo AND state = 'published'`,
  visits: sql`SELECT FROM session_attendance a JOIN event e ON e.id = a.event_id WHERE e.demo`,
}

/** Whether the site shows demonstration data of what is counted: a reader sees things that the figure leaves out. */
export async function showsDemonstration(db: Database, counting: Counting | 'reach'): Promise<boolean> {
  const where = counting === 'reach' ? undefined : demonstrations[counting]
  if (!where) return false
  const { rows } = await sql<{ shown: boolean }>`SELECT EXISTS (${where}) AS shown`.execute(db)
  return rows[0]?.shown ?? false
}

/** Writes the site down among the sources; its vintage is the day of the last count. */
export async function writeSiteSource(tx: Database, id: string, now: Date): Promise<void> {
  const vintage = now.toISOString().slice(0, 10)
  await tx
    .insertInto('data_source')
    .values({
      id,
      title: 'Fiches publiées sur ce site',
      publisher: 'Maillage',
      url: null,
      licence: 'Licence Ouverte 2.0',
      licence_confirmed: true,
      vintage,
      note_fr: 'Compté chaque nuit, sans les données de démonstration.',
      note_en: 'Counted every night, without demonstration data.',
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ vintage }))
    .execute()
}

/** Freezes the years before one, of the indicators named. */
export async function freezeBefore(
  tx: Database,
  indicators: string[],
  year: number,
  now: Date,
): Promise<void> {
  await sql`UPDATE indicator_vintage SET frozen_at = ${now}::timestamptz
    WHERE origin = 'live' AND frozen_at IS NULL AND year < ${year}::smallint AND indicator = ANY(${indicators}::text[])`.execute(
    tx,
  )
}

/** Whether the site was counted in a year. */
export async function isCounted(db: Database, year: number): Promise<boolean> {
  const row = await db
    .selectFrom('indicator_vintage')
    .select('year')
    .where('origin', '=', 'live')
    .where('year', '=', year)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
