import { sql } from 'kysely'
import { sessionStatuses } from '#modules/agenda/index.ts'
import type { Database } from '#platform/db/connect.ts'
import {
  type Arrangement,
  type Edition,
  type EditionTotals,
  elsewhere,
  type Group,
  type ProgrammeSession,
  type Season,
} from './model.ts'

/** Every season in its order, archived or not, with its editions, the latest first. */
export async function getSeasons(db: Database): Promise<(Season & { editions: Edition[] })[]> {
  const { rows } = await sql<Season & { editions: Edition[] }>`
    SELECT s.code, s.name_fr AS "nameFr", s.name_en AS "nameEn", s.summary_fr AS "summaryFr", s.summary_en AS "summaryEn", s.website,
      s.label_fr AS "labelFr", s.label_en AS "labelEn", s.label_use_fr AS "labelUseFr", s.label_use_en AS "labelUseEn",
      s.rules_fr AS "rulesFr", s.rules_en AS "rulesEn", s.charter_version AS "charterVersion", s.archived_at IS NOT NULL AS archived,
      CASE WHEN s.logo_id IS NOT NULL THEN jsonb_build_object('id', s.logo_id, 'alt', s.logo_alt) END AS logo,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('year', x.year, 'beginsOn', x.begins_on, 'endsOn', x.ends_on,
        'entryRule', x.entry_rule, 'submitUntil', x.submit_until) ORDER BY x.year DESC), '[]') FROM season_edition x WHERE x.season = s.code) AS editions
    FROM season s ORDER BY s.position, s.code`.execute(db)
  return rows
}

/** A season by its code, with its editions, the latest first. */
export async function findSeason(
  db: Database,
  code: string,
): Promise<(Season & { editions: Edition[] }) | undefined> {
  return (await getSeasons(db)).find((season) => season.code === code)
}

export type Which = { season: string; year: number }

/**
 * Sessions of the published events of an edition, each with its place (its own, else the event's first), its commune `t` and the
 * territory `a` of a kind that holds it.
 */
export const sessionsOf = (
  { season, year }: Which,
  kind: 'commune' | 'epci' | 'departement' = 'commune',
) => sql`
  event e JOIN event_session x ON x.event_id = e.id
  LEFT JOIN event_place p ON p.event_id = e.id AND e.mode <> 'online' AND x.status <> 3
    AND (p.id = x.place_id OR (x.place_id IS NULL AND p.rank = 0))
  LEFT JOIN territory t ON t.kind = p.commune_kind AND t.code = p.commune
  LEFT JOIN territory_membership m ON m.member_kind = t.kind AND m.member_code = t.code AND m.kind = ${kind}
  LEFT JOIN territory a ON a.kind = ${kind} AND a.code = ${kind === 'commune' ? sql`t.code` : sql`m.code`}
  WHERE e.season = ${season} AND e.season_year = ${year} AND e.state = 'published'`

export const cancelled = sql.lit(sessionStatuses.indexOf('cancelled') + 1)
const dayOfSession = sql`(x.begins_at AT TIME ZONE 'Europe/Paris')::date::text`
const areaOfSession = sql`coalesce(a.code, ${sql.lit(elsewhere)})`
const kindOf = (by: Arrangement) => (by === 'jour' || by === 'lieu' ? 'commune' : by)

/** What an edition amounts to now, without what was called off. */
export async function countEdition(db: Database, which: Which): Promise<EditionTotals> {
  const { rows } = await sql<EditionTotals>`
    SELECT count(DISTINCT e.id)::int AS events, count(*)::int AS sessions,
      count(DISTINCT (coalesce(p.organisation_id::text, p.name), p.address, coalesce(p.commune, p.locality)))
        FILTER (WHERE p.id IS NOT NULL)::int AS places,
      count(DISTINCT t.code)::int AS communes, count(DISTINCT e.id) FILTER (WHERE e.demo)::int AS demo
    FROM ${sessionsOf(which)} AND x.status <> ${cancelled}`.execute(db)
  return rows[0] ?? { events: 0, sessions: 0, places: 0, communes: 0, demo: 0 }
}

/** The names of the territories of an edition, the largest kinds first; none for the whole region. */
export async function getTerritoryNames(db: Database, { season, year }: Which): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT t.name FROM season_edition_territory x JOIN territory t ON t.kind = x.kind AND t.code = x.code
    WHERE x.season = ${season} AND x.year = ${year}
    ORDER BY array_position(ARRAY['region', 'departement', 'epci', 'commune'], t.kind), t.name_folded`.execute(
    db,
  )
  return rows.map(({ name }) => name)
}

/** The days of an edition in order, or its territories by name, with their sessions; what has no commune stands last. */
export async function getGroups(db: Database, which: Which, by: Arrangement): Promise<Group[]> {
  const { rows } =
    by === 'jour'
      ? await sql<Group>`
          SELECT ${dayOfSession} AS key, ${dayOfSession} AS label, count(*)::int AS sessions
          FROM ${sessionsOf(which)} GROUP BY 1, 2 ORDER BY 1`.execute(db)
      : await sql<Group>`
          SELECT ${areaOfSession} AS key, coalesce(a.name, '') AS label, count(*)::int AS sessions
          FROM ${sessionsOf(which, kindOf(by))} GROUP BY a.code, a.name, a.name_folded
          ORDER BY a.name_folded NULLS LAST, a.code`.execute(db)
  return rows
}

const lineColumns = sql`e.slug, e.title_fr AS "titleFr", e.title_en AS "titleEn", x.begins_at AS begin, x.ends_at AS end,
  e.timezone, x.status, p.name AS place, coalesce(t.name, p.locality) AS commune, e.demo`

/** The sessions of a day or of a territory, in order of beginning, some at a time. */
export async function getProgramme(
  db: Database,
  which: Which,
  group: { by: Arrangement; key: string; offset: number; limit: number },
): Promise<ProgrammeSession[]> {
  const column = group.by === 'jour' ? dayOfSession : areaOfSession
  const { rows } = await sql<Omit<ProgrammeSession, 'status'> & { status: number }>`
    SELECT ${lineColumns} FROM ${sessionsOf(which, kindOf(group.by))} AND ${column} = ${group.key}
    ORDER BY x.begins_at, x.id LIMIT ${group.limit} OFFSET ${group.offset}`.execute(db)
  return rows.map((row) => ({ ...row, status: sessionStatuses[row.status - 1] ?? 'scheduled' }))
}

/** Every session of an edition, group after group, some at a time, each with the key of its group. */
export async function getWholeProgramme(
  db: Database,
  which: Which,
  { by, offset, limit }: { by: Arrangement; offset: number; limit: number },
): Promise<(ProgrammeSession & { key: string })[]> {
  const key = by === 'jour' ? dayOfSession : areaOfSession
  const order = by === 'jour' ? sql`x.begins_at` : sql`a.name_folded NULLS LAST, a.code, x.begins_at`
  const { rows } = await sql<Omit<ProgrammeSession, 'status'> & { status: number; key: string }>`
    SELECT ${key} AS key, ${lineColumns} FROM ${sessionsOf(which, kindOf(by))} ORDER BY ${order}, x.id LIMIT ${limit} OFFSET ${offset}`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, status: sessionStatuses[row.status - 1] ?? 'scheduled' }))
}

export type TouchedCommune = { code: string; name: string; events: number; sessions: number }

/** The communes that an edition touches, by name. */
export async function getTouchedCommunes(db: Database, which: Which): Promise<TouchedCommune[]> {
  const { rows } = await sql<TouchedCommune>`
    SELECT t.code, t.name, count(DISTINCT e.id)::int AS events, count(*)::int AS sessions
    FROM ${sessionsOf(which)} AND x.status <> ${cancelled} AND t.code IS NOT NULL
    GROUP BY t.code, t.name, t.name_folded ORDER BY t.name_folded, t.code`.execute(db)
  return rows
}
