import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { Entry, EntryKind, FacetLabel } from './model.ts'
import { marks } from './model.ts'

/** A public entry as the memory keeps it. `updated` in milliseconds; `facets` separated by a space. */
export type StoredRow = {
  ordinal: number
  revision: number
  kind: EntryKind
  id: string
  title: string
  names: string
  type: string
  lon: number | null
  lat: number | null
  facets: string
  weight: number
  updated: number
  /** Beginning and end of each session in milliseconds, one after the other; null for what has none. */
  times: number[] | null
  public: boolean
}

/** The present revision: it moves with each committed change. */
export async function readRevision(db: Database): Promise<number> {
  const { rows } = await sql<{ value: number }>`SELECT value::float8 AS value FROM search_revision`.execute(
    db,
  )
  return rows[0]?.value ?? 0
}

/**
 * The entries that changed after a place in the sequence of changes, in order, at most `limit`. The order names the
 * table's columns: a bare `revision` would be the number given out, which no index holds.
 * @param first nothing is known yet: what is over is not even sent
 */
export async function changesAfter(
  db: Database,
  revision: number,
  ordinal: number,
  limit: number,
  first = false,
): Promise<StoredRow[]> {
  const { rows } = await sql<StoredRow>`
    SELECT ordinal, revision::float8 AS revision, kind, id, title, names, type,
      point[0] AS lon, point[1] AS lat, array_to_string(facets, ' ') AS facets, weight,
      extract(epoch FROM updated_at)::float8 * 1000 AS updated,
      (SELECT array_agg(extract(epoch FROM moment)::float8 * 1000 ORDER BY place, rank)
        FROM unnest(begins, ends) WITH ORDINALITY AS s (b, e, place) CROSS JOIN LATERAL (VALUES (b, 1), (e, 2)) AS m (moment, rank)
      ) AS times,
      visibility = 'public' AND coalesce(last_end > present() - interval '1 day', true) AS public
    FROM search_entry WHERE (revision, ordinal) > (${revision}::bigint, ${ordinal}::int)
      AND (NOT ${first}::boolean OR coalesce(last_end > present() - interval '1 day', true))
    ORDER BY search_entry.revision, search_entry.ordinal LIMIT ${limit}`.execute(db)
  return rows
}

/** The ordinals that left after a revision. */
export async function removalsAfter(db: Database, revision: number): Promise<number[]> {
  const { rows } = await sql<{ ordinal: number }>`
    SELECT ordinal FROM search_removal WHERE revision > ${revision}::bigint`.execute(db)
  return rows.map((row) => row.ordinal)
}

/** The words of every facet value. */
export async function readLabels(db: Database): Promise<FacetLabel[]> {
  const { rows } = await sql<FacetLabel>`
    SELECT facet, label_fr AS "labelFr", label_en AS "labelEn", position FROM search_facet_label`.execute(db)
  return rows
}

/** An entry with the ordinal it is known by. */
export type StoredEntry = Entry & { ordinal: number }

/**
 * Reads public entries by ordinal, in the order given. With `words` (a tsquery as text), title and excerpt bear marks
 * around the words found, and a long excerpt is cut around them.
 */
export async function readEntries(
  db: Database,
  ordinals: number[],
  words: string | null,
): Promise<StoredEntry[]> {
  if (ordinals.length === 0) return []
  const options = `StartSel=${marks.start}, StopSel=${marks.end}`
  const headline = (column: string, more: string) =>
    words === null
      ? sql.ref(column)
      : sql`ts_headline('french_unaccent', ${sql.ref(column)}, ${words}::tsquery, ${`${options}, ${more}`})`
  const { rows } = await sql<StoredEntry>`
    SELECT e.ordinal, e.kind, e.id, e.path, ${headline('e.title', 'HighlightAll=true')} AS title, e.subtitle,
      ${headline('e.excerpt', 'MaxWords=40, MinWords=20, MaxFragments=1')} AS excerpt, e.type,
      CASE WHEN e.point IS NOT NULL THEN jsonb_build_object('lon', e.point[0], 'lat', e.point[1]) END AS point,
      e.commune, e.facets, e.updated_at AS "updatedAt"
    FROM unnest(${ordinals}::int[]) WITH ORDINALITY AS wanted (ordinal, place)
    JOIN search_entry e ON e.ordinal = wanted.ordinal AND e.visibility = 'public'
    ORDER BY wanted.place`.execute(db)
  return rows
}
