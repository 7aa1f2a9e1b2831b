import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'

import type { Choice, Choices, KnownOrganisation } from './model.ts'

/** The words and editions that may be chosen on a day (`2026-11-23`). */
export async function getChoices(db: Database, today: string): Promise<Choices> {
  const { rows } = await sql<Choice & { list: keyof Choices }>`
    SELECT vocabulary AS list, code, label_fr AS "labelFr", label_en AS "labelEn", position FROM vocabulary_term
      WHERE vocabulary IN ('theme', 'audience', 'format', 'access') AND retired_at IS NULL
    UNION ALL SELECT 'language', substr(facet, 10), label_fr, label_en, position FROM search_facet_label WHERE facet LIKE 'language:%'
    UNION ALL SELECT 'seasons', s.code || '/' || e.year, s.name_fr || ' ' || e.year, s.name_en || ' ' || e.year, s.position
      FROM season_edition e JOIN season s ON s.code = e.season
      WHERE e.entry_rule <> 'none' AND s.archived_at IS NULL AND coalesce(e.submit_until >= ${today}::date, true)
        AND coalesce(e.ends_on, make_date(e.year, 12, 31)) >= ${today}::date
    ORDER BY position, code`.execute(db)
  const of = (list: keyof Choices) =>
    rows.filter((row) => row.list === list).map(({ code, labelFr, labelEn }) => ({ code, labelFr, labelEn }))
  return {
    theme: of('theme'),
    audience: of('audience'),
    format: of('format'),
    access: of('access'),
    language: of('language'),
    seasons: of('seasons'),
  }
}

const known = sql`o.id, o.slug, o.name, p.address, p.postcode, p.commune,
  CASE WHEN p.point IS NOT NULL THEN jsonb_build_object('lon', p.point[0], 'lat', p.point[1]) END AS point
  FROM organisation o LEFT JOIN place p ON p.organisation_id = o.id AND p.main`

/**
 * Published organisations by name or address in the directory, whatever accents. Of several that have one name, one of those that stood there
 * already (`present`, ids), else the first.
 */
export async function findByName(
  db: Database,
  names: string[],
  present: string[],
): Promise<Map<string, KnownOrganisation>> {
  if (names.length === 0) return new Map()
  const { rows } = await sql<KnownOrganisation & { asked: string }>`
    SELECT DISTINCT ON (asked) asked, ${known} JOIN unnest(${names}::text[]) AS asked
      ON o.slug = asked OR o.name_folded = fold(asked)
    WHERE o.status = 'published' ORDER BY asked, o.id::text = ANY(${present}) DESC, o.slug`.execute(db)
  return new Map(rows.map(({ asked, ...found }) => [asked, found]))
}

/** Organisations by id, published or proposed. */
export async function findById(db: Database, ids: string[]): Promise<KnownOrganisation[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<KnownOrganisation>`
    SELECT ${known} WHERE o.id::text = ANY(${ids}) AND o.status IN ('published', 'proposed') ORDER BY o.name, o.id`.execute(
    db,
  )
  return rows
}

/** The names of organisations by id, and of communes by code, for a form that is written back. */
export async function namesOf(
  db: Database,
  ids: string[],
  communes: string[],
): Promise<{ organisations: Map<string, string>; communes: Map<string, string> }> {
  const { rows } = await sql<{ kind: string; key: string; name: string }>`
    SELECT 'organisation' AS kind, id::text AS key, name FROM organisation WHERE id::text = ANY(${ids})
    UNION ALL SELECT 'commune', code, name FROM territory WHERE kind = 'commune' AND code = ANY(${communes})`.execute(
    db,
  )
  const of = (kind: string) =>
    new Map(rows.filter((row) => row.kind === kind).map((row) => [row.key, row.name]))
  return { organisations: of('organisation'), communes: of('commune') }
}
