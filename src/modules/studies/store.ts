import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { Study } from './model.ts'

/** Slug → fingerprint of each study stored. */
export async function storedFingerprints(db: Database): Promise<Map<string, string>> {
  const rows = await db.selectFrom('study').select(['slug', 'fingerprint']).orderBy('position').execute()
  return new Map(rows.map((row) => [row.slug, row.fingerprint]))
}

/** Puts these studies in place of all others. */
export async function replaceStudies(
  db: Database,
  studies: { study: Study; fingerprint: string }[],
  now: Date,
): Promise<void> {
  await db.deleteFrom('study').execute()
  for (const [position, { study, fingerprint }] of studies.entries())
    await db
      .insertInto('study')
      .values({
        slug: study.slug,
        position,
        source_id: study.source,
        content: JSON.stringify(study),
        fingerprint,
        loaded_at: now,
      })
      .execute()
}

/** Every study, in the order of the pack. */
export async function listStudies(db: Database): Promise<Study[]> {
  const rows = await db.selectFrom('study').select('content').orderBy('position').execute()
  return rows.map((row) => row.content as unknown as Study)
}

/** One study; null when there is none of that name. */
export async function getStudy(db: Database, slug: string): Promise<Study | null> {
  const row = await db.selectFrom('study').select('content').where('slug', '=', slug).executeTakeFirst()
  return (row?.content as unknown as Study | undefined) ?? null
}

/** The studies that looked at each territory (`epci/245900428`), in the order of the pack: slug and source of each. */
export async function studiesByTerritory(
  db: Database,
): Promise<Map<string, { slug: string; sourceId: string }[]>> {
  const { rows } = await sql<{ ref: string; slug: string; sourceId: string }>`
    SELECT ref, slug, source_id AS "sourceId" FROM study CROSS JOIN jsonb_array_elements_text(content->'territories') AS t (ref)
    ORDER BY position`.execute(db)
  return Map.groupBy(rows, ({ ref }) => ref)
}

/** How many tables the studies hold, and when they were last loaded. */
export async function countRows(db: Database): Promise<{ rows: number; loaded: Date | null }> {
  const { rows } = await sql<{ rows: number; loaded: Date | null }>`
    SELECT coalesce(sum(jsonb_array_length(t->'rows')), 0)::int AS rows, max(loaded_at) AS loaded
    FROM study CROSS JOIN jsonb_array_elements(content->'tables') AS t`.execute(db)
  return rows[0] ?? { rows: 0, loaded: null }
}

/** `epci/245900428` → name, for those that are known here. */
export async function territoryNames(db: Database, refs: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ ref: string; name: string }>`
    SELECT kind || '/' || code AS ref, name FROM territory
    WHERE (kind, code) IN (SELECT split_part(r, '/', 1), split_part(r, '/', 2) FROM unnest(${[...new Set(refs)]}::text[]) AS r)`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.ref, row.name]))
}
