import { type RawBuilder, sql } from 'kysely'
import { type Day, moduleNames } from '#modules/tools/index.ts'
import type { Database } from '#platform/db/connect.ts'

/** A commune where a copy stands: nothing closer is public. */
type Town = { code: string; name: string; lon: number | null; lat: number | null }

/** Where a copy of a tool, or modules of it, are, and where they go next. `lent` null: at home. Its code and who has it are nobody’s business here. */
export type Whereabouts = {
  slug: string
  titleFr: string
  titleEn: string | null
  kind: string
  demo: boolean
  repair: boolean
  /** Names of the modules that are there; null: all of the copy, or with `rest` what is not lent of it. */
  modules: string | null
  rest: boolean
  /** Null: not known. */
  town: Town | null
  lent: { from: Day; to: Day; late: boolean } | null
  next: { from: Day; to: Day; town: string | null } | null
}

/** How many copies stand in a commune. */
export type TownCount = { code: string; name: string; lon: number | null; lat: number | null; count: number }

export const placesAPage = 40

// Where a loan is held: its own commune, else that of the organisation that hosts or borrows.
const hostedIn = sql`coalesce(l.place_commune, (SELECT p.commune FROM place p
  WHERE p.organisation_id = coalesce(l.place_organisation_id, l.organisation_id) AND p.main))`

// Each copy of what is lent here, with the commune where it stands; what is out stands at its host’s, or nowhere known.
const standing = sql`
  away AS MATERIALIZED (SELECT l.copy_id, lower(l.during) AS since, upper(l.during) - 1 AS until, ${hostedIn} AS commune, l.modules, l.tool_id
    FROM loan l WHERE l.state = 'handed_over' AND l.copy_id IS NOT NULL),
  gone AS (SELECT a.*, false AS rest FROM away a
    -- What stays at home of a copy of which modules are out.
    UNION ALL SELECT a.copy_id, NULL, NULL, NULL, NULL, a.tool_id, true
    FROM (SELECT copy_id, tool_id, range_agg(modules) AS modules FROM away WHERE NOT upper_inf(modules) GROUP BY copy_id, tool_id) a
    WHERE EXISTS (SELECT FROM tool_part p WHERE p.tool_id = a.tool_id AND (p.module_number IS NULL OR NOT a.modules @> p.module_number::int))),
  standing AS (SELECT c.id, c.state = 'repair' AS repair, t.slug, t.title_fr, t.title_en, t.title_folded, t.kind, t.demo, g.since, g.until,
      c.tool_id, g.modules, coalesce(g.rest, false) AS rest,
      CASE WHEN g.since IS NOT NULL THEN g.commune ELSE coalesce(c.commune, there.commune, home.commune) END AS commune
    FROM tool_copy c JOIN tool t ON t.id = c.tool_id AND t.state = 'published' AND t.lendable
    LEFT JOIN gone g ON g.copy_id = c.id
    LEFT JOIN place there ON there.organisation_id = c.organisation_id AND there.main
    LEFT JOIN place home ON home.organisation_id = t.holder_id AND home.main
    WHERE c.state <> 'retired')`

/** What is looked at: a commune alone, one tool alone, titles with these words alone; null or empty: all. */
export type Looked = { commune: string | null; tool: string | null; words: string }

const lookedAt = ({
  commune,
  tool,
  words,
}: Looked): RawBuilder<unknown> => sql`${commune === null ? sql`true` : sql`s.commune = ${commune}`}
  AND ${tool === null ? sql`true` : sql`s.slug = ${tool}`} AND ${words === '' ? sql`true` : sql`strpos(s.title_folded, fold(${words})) > 0`}`

/** Where copies are on a day, and where they go next: by commune, then by title. */
export async function whereTheyAre(
  db: Database,
  looked: Looked,
  { limit, offset = 0 }: { limit: number; offset?: number },
  present: Day,
): Promise<Whereabouts[]> {
  const { rows } = await sql<Whereabouts>`
    WITH ${standing}, shown AS (SELECT s.*, g.name, g.point FROM standing s
      LEFT JOIN territory g ON g.kind = 'commune' AND g.code = s.commune WHERE ${lookedAt(looked)}
      ORDER BY g.name, s.title_folded, s.slug, s.id, s.since NULLS FIRST, s.modules LIMIT ${limit} OFFSET ${offset})
    SELECT s.slug, s.title_fr AS "titleFr", s.title_en AS "titleEn", s.kind, s.demo, s.repair, s.rest,
      ${moduleNames(sql`s.tool_id`, sql`s.modules`)} AS modules,
      CASE WHEN s.name IS NOT NULL THEN jsonb_build_object('code', s.commune, 'name', s.name, 'lon', s.point[0], 'lat', s.point[1]) END AS town,
      CASE WHEN s.since IS NOT NULL THEN jsonb_build_object('from', s.since, 'to', s.until, 'late', s.until < ${present}::date) END AS lent,
      (SELECT jsonb_build_object('from', lower(l.during), 'to', upper(l.during) - 1,
          'town', (SELECT n.name FROM territory n WHERE n.kind = 'commune' AND n.code = ${hostedIn}))
        FROM loan l WHERE l.copy_id = s.id AND l.state IN ('approved', 'signed') AND upper(l.during) > ${present}::date
          AND (s.modules IS NULL OR l.modules && s.modules)
        ORDER BY lower(l.during) LIMIT 1) AS next
    FROM shown s ORDER BY s.name, s.title_folded, s.slug, s.id, s.since NULLS FIRST, s.modules`.execute(db)
  return rows
}

/** How many copies stand in each commune, by name; those that stand nowhere known are not counted. */
export async function countByTown(db: Database, looked: Looked): Promise<TownCount[]> {
  const { rows } = await sql<TownCount>`
    WITH ${standing} SELECT g.code, g.name, g.point[0] AS lon, g.point[1] AS lat, count(*)::int AS count
    FROM standing s JOIN territory g ON g.kind = 'commune' AND g.code = s.commune WHERE ${lookedAt(looked)}
    GROUP BY g.code, g.name, g.point[0], g.point[1] ORDER BY g.name, g.code`.execute(db)
  return rows
}

type Place = { lon: number; lat: number }

/** Where copies go from where they stand, for their next loan, commune to commune; of `limit` copies at most. */
export async function nextWays(
  db: Database,
  looked: Looked,
  present: Day,
  limit: number,
): Promise<{ from: Place; to: Place }[]> {
  const { rows } = await sql<{ from: Place; to: Place }>`
    WITH ${standing}, here AS MATERIALIZED (SELECT s.id, s.commune, s.modules FROM standing s WHERE NOT s.rest AND ${lookedAt(looked)} LIMIT ${limit})
    SELECT DISTINCT jsonb_build_object('lon', a.point[0], 'lat', a.point[1]) AS from, jsonb_build_object('lon', b.point[0], 'lat', b.point[1]) AS to
    FROM here s CROSS JOIN LATERAL (SELECT ${hostedIn} AS commune FROM loan l
      WHERE l.copy_id = s.id AND l.state IN ('approved', 'signed') AND upper(l.during) > ${present}::date
        AND (s.modules IS NULL OR l.modules && s.modules) ORDER BY lower(l.during) LIMIT 1) n
    JOIN territory a ON a.kind = 'commune' AND a.code = s.commune AND a.point IS NOT NULL
    JOIN territory b ON b.kind = 'commune' AND b.code = n.commune AND b.point IS NOT NULL
    WHERE s.commune <> n.commune`.execute(db)
  return rows
}
