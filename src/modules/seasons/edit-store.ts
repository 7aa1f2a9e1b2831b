import { type RawBuilder, sql } from 'kysely'
import type { EntryRule } from '#modules/agenda/index.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { EditionInput, SeasonInput } from './editing-model.ts'

/** A season as the team reads it, with its version and what hangs on it. */
export type EditableSeason = SeasonInput & {
  code: string
  logo: { id: string; alt: string } | null
  charterVersion: number | null
  archivedAt: Date | null
  position: number
  version: number
  events: number
  editions: EditionLine[]
}

/** An edition in the list of its season. */
export type EditionLine = {
  year: number
  beginsOn: string | null
  endsOn: string | null
  entryRule: EntryRule
  submitUntil: string | null
  events: number
}

/** An edition as the team edits it. */
export type EditableEdition = EditionInput & { version: number; events: number }

const columns = sql`
  s.code, s.name_fr AS "nameFr", s.name_en AS "nameEn", s.summary_fr AS "summaryFr", s.summary_en AS "summaryEn", s.website,
  s.label_fr AS "labelFr", s.label_en AS "labelEn", s.label_use_fr AS "labelUseFr", s.label_use_en AS "labelUseEn",
  s.rules_fr AS "rulesFr", s.rules_en AS "rulesEn", coalesce(c.text_fr, '') AS "charterFr", coalesce(c.text_en, '') AS "charterEn",
  CASE WHEN s.logo_id IS NOT NULL THEN jsonb_build_object('id', s.logo_id, 'alt', s.logo_alt) END AS logo,
  s.charter_version AS "charterVersion", s.archived_at AS "archivedAt", s.position, s.version,
  (SELECT count(*)::int FROM event e WHERE e.season = s.code) AS events,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('year', x.year, 'beginsOn', x.begins_on, 'endsOn', x.ends_on,
      'entryRule', x.entry_rule, 'submitUntil', x.submit_until,
      'events', (SELECT count(*) FROM event e WHERE e.season = x.season AND e.season_year = x.year)) ORDER BY x.year DESC), '[]')
    FROM season_edition x WHERE x.season = s.code) AS editions
  FROM season s LEFT JOIN season_charter c ON c.season = s.code AND c.version = s.charter_version`

/** Every season in its order, as the team edits them. */
export async function listEditableSeasons(db: Database): Promise<EditableSeason[]> {
  return (await sql<EditableSeason>`SELECT ${columns} ORDER BY s.position, s.code`.execute(db)).rows
}

/** A season by its code; locked until the transaction ends when it is about to change. */
export async function findEditableSeason(
  db: Database,
  code: string,
  { lock = false } = {},
): Promise<EditableSeason | undefined> {
  const end: RawBuilder<unknown> = lock ? sql`FOR UPDATE OF s` : sql``
  return (await sql<EditableSeason>`SELECT ${columns} WHERE s.code = ${code} ${end}`.execute(db)).rows[0]
}

/** An edition by its season and year; locked when it is about to change. */
export async function findEditableEdition(
  db: Database,
  season: string,
  year: number,
  { lock = false } = {},
): Promise<EditableEdition | undefined> {
  const { rows } = await sql<EditableEdition>`
    SELECT x.begins_on::text AS "beginsOn", x.ends_on::text AS "endsOn", x.entry_rule AS "entryRule", x.submit_until::text AS "submitUntil",
      x.version, (SELECT count(*)::int FROM event e WHERE e.season = x.season AND e.season_year = x.year) AS events,
      ARRAY(SELECT r.kind || '/' || r.code FROM season_edition_territory r WHERE r.season = x.season AND r.year = x.year
        ORDER BY r.kind, r.code) AS territories
    FROM season_edition x WHERE x.season = ${season} AND x.year = ${year} ${lock ? sql`FOR UPDATE OF x` : sql``}`.execute(
    db,
  )
  return rows[0]
}

/** What a charter says, in the version that is asked now; undefined without one. */
export async function findCharter(
  db: Database,
  season: string,
): Promise<{ version: number; textFr: string; textEn: string; since: Date } | undefined> {
  const { rows } = await sql<{ version: number; textFr: string; textEn: string; since: Date }>`
    SELECT c.version, c.text_fr AS "textFr", c.text_en AS "textEn", c.since FROM season s
    JOIN season_charter c ON c.season = s.code AND c.version = s.charter_version WHERE s.code = ${season}`.execute(
    db,
  )
  return rows[0]
}

/** Keeps what a charter says as its next version. @returns its number */
export async function addCharter(
  tx: Tx,
  season: string,
  { charterFr, charterEn }: Pick<SeasonInput, 'charterFr' | 'charterEn'>,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    INSERT INTO season_charter (season, version, text_fr, text_en, since)
    SELECT ${season}, coalesce(max(version), 0) + 1, ${charterFr}, ${charterEn}, ${now} FROM season_charter WHERE season = ${season}
    RETURNING version`.execute(tx)
  return rows[0]?.version ?? 1
}

/** The codes of seasons and the addresses of events that begin so: a new season takes none of them. */
export async function usedCodes(db: Database, beginning: string): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`
    SELECT code FROM season UNION SELECT slug FROM event WHERE slug = ${beginning} OR slug LIKE ${`${beginning}-%`}
    UNION SELECT slug FROM event_former_slug WHERE slug = ${beginning} OR slug LIKE ${`${beginning}-%`}`.execute(
    db,
  )
  return new Set(rows.map(({ code }) => code))
}

/** The names of territories written `departement/59`, by that writing; those that the region does not have are left out. */
export async function namesOfTerritories(db: Database, refs: string[]): Promise<Map<string, string>> {
  if (refs.length === 0) return new Map()
  const { rows } = await sql<{ ref: string; name: string }>`
    SELECT t.kind || '/' || t.code AS ref, t.name FROM unnest(${refs}::text[]) AS asked (ref)
    JOIN territory t ON t.kind = split_part(asked.ref, '/', 1) AND t.code = split_part(asked.ref, '/', 2)`.execute(
    db,
  )
  return new Map(rows.map(({ ref, name }) => [ref, name]))
}
