import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { JournalEntry, JournalFilters } from './model.ts'

type Row = Omit<JournalEntry, 'hidden' | 'author' | 'object' | 'organisation'> & {
  personal: boolean
  object_kind: string
  object_id: string
  object_name: string | null
  person_id: string | null
  person_name: string | null
  person_erased: boolean | null
  organisation_id: string | null
  organisation_slug: string | null
  organisation_name: string | null
}

/**
 * The entries that answer the filters, the newest first, after `before` (an id of the page before).
 * @param personal whether the reader sees the personal details; without it they are left in the database
 */
export async function readEntries(
  db: Database,
  filters: JournalFilters,
  page: { before: string | null; limit: number; personal: boolean },
): Promise<JournalEntry[]> {
  // An id may hold a slash itself: `term/type/museum`.
  const [, kind, id] = /^([^/]+)\/(.+)$/.exec(filters.object ?? '') ?? []
  const conditions = [
    page.before !== null && sql`j.id < ${page.before}::bigint`,
    kind && sql`j.object_kind = ${kind} AND j.object_id = ${id}`,
    filters.organisation !== undefined &&
      sql`j.organisation_id = (SELECT id FROM organisation WHERE slug = ${filters.organisation})`,
    filters.person !== undefined && sql`j.person_id = ${filters.person}`,
    // « organisation » alone stands for every act on organisations.
    filters.action !== undefined &&
      (filters.action.includes('.')
        ? sql`j.action = ${filters.action}`
        : sql`starts_with(j.action, ${`${filters.action}.`})`),
    filters.origin !== undefined && sql`j.origin = ${filters.origin}`,
    filters.from !== undefined && sql`j.at >= ${filters.from}::date::timestamp AT TIME ZONE 'Europe/Paris'`,
    filters.until !== undefined &&
      sql`j.at < (${filters.until}::date + 1)::timestamp AT TIME ZONE 'Europe/Paris'`,
  ].filter((each) => typeof each === 'object')
  const where = conditions.length > 0 ? sql`WHERE ${sql.join(conditions, sql` AND `)}` : sql``
  const { rows } = await sql<Row>`
    SELECT j.id::text AS id, j.at, j.origin, j.action, j.object_kind, j.object_id, j.personal,
      CASE WHEN j.personal AND NOT ${page.personal} THEN '{}' ELSE j.changes END AS changes,
      CASE j.object_kind WHEN 'organisation' THEN thing.name WHEN 'person' THEN someone.name WHEN 'expert' THEN someone.name
        WHEN 'event' THEN told.title_fr WHEN 'tool' THEN lent.title_fr END AS object_name,
      author.id AS person_id, author.name AS person_name, author.erased_at IS NOT NULL AS person_erased,
      o.id AS organisation_id, o.slug AS organisation_slug, o.name AS organisation_name
    FROM (SELECT * FROM journal_entry j ${where} ORDER BY j.id DESC LIMIT ${page.limit}) j
    LEFT JOIN person author ON author.id = j.person_id
    LEFT JOIN organisation o ON o.id = j.organisation_id
    LEFT JOIN organisation thing ON j.object_kind = 'organisation' AND thing.id::text = j.object_id
    LEFT JOIN event told ON j.object_kind = 'event' AND told.id::text = j.object_id
    LEFT JOIN tool lent ON j.object_kind = 'tool' AND lent.id::text = j.object_id
    LEFT JOIN person someone ON j.object_kind IN ('person', 'expert') AND someone.id::text = j.object_id
    ORDER BY j.id DESC`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    origin: row.origin,
    action: row.action,
    author: row.person_id
      ? { id: row.person_id, name: row.person_name ?? '', erased: row.person_erased ?? false }
      : null,
    object: { kind: row.object_kind, id: row.object_id, name: row.object_name || null },
    organisation:
      row.organisation_id && row.organisation_slug && row.organisation_name
        ? { id: row.organisation_id, slug: row.organisation_slug, name: row.organisation_name }
        : null,
    changes: row.changes,
    hidden: row.personal && !page.personal,
  }))
}

/** The acts written so far, for the choice of a filter. */
export async function listActions(db: Database): Promise<string[]> {
  // Jumps from one act to the next along the index instead of reading every line (a « loose index scan »).
  const { rows } = await sql<{ action: string }>`
    WITH RECURSIVE each AS (
      (SELECT action FROM journal_entry ORDER BY action LIMIT 1)
      UNION ALL
      SELECT (SELECT j.action FROM journal_entry j WHERE j.action > each.action ORDER BY j.action LIMIT 1)
      FROM each WHERE each.action IS NOT NULL)
    SELECT action FROM each WHERE action IS NOT NULL`.execute(db)
  return rows.map(({ action }) => action)
}
