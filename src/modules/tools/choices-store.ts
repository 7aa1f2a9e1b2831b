import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { Word } from './model.ts'

export type Choices = Record<'theme' | 'audience' | 'access' | 'language', Word[]> & {
  /** Territories that may be served first: `epci/200043404` and its name. */
  territories: { ref: string; name: string }[]
}

/** The words and territories that may be chosen. */
export async function getChoices(db: Database): Promise<Choices> {
  const { rows } = await sql<Word & { list: string }>`
    SELECT vocabulary AS list, code, label_fr AS "labelFr", label_en AS "labelEn", position FROM vocabulary_term
      WHERE vocabulary IN ('theme', 'audience', 'access') AND retired_at IS NULL
    UNION ALL SELECT 'language', substr(facet, 10), label_fr, label_en, position FROM search_facet_label WHERE facet LIKE 'language:%'
    ORDER BY position, code`.execute(db)
  const territories = await sql<{ ref: string; name: string }>`
    SELECT kind || '/' || code AS ref, name FROM territory WHERE kind IN ('departement', 'epci')
    ORDER BY kind, name_folded, code`.execute(db)
  const of = (list: string) =>
    rows.filter((row) => row.list === list).map(({ code, labelFr, labelEn }) => ({ code, labelFr, labelEn }))
  return {
    theme: of('theme'),
    audience: of('audience'),
    // What a place says of its welcome is no matter for a tool.
    access: of('access').filter(({ code }) => forTools.has(code)),
    language: of('language'),
    territories: territories.rows,
  }
}

const forTools = new Set([
  ...['motor', 'visual', 'hearing', 'intellectual', 'low-literacy'],
  ...['easy-read', 'tactile', 'large-print', 'subtitles', 'audio-description', 'sign-language'],
])

/** Published organisations by name or address in the directory, whatever accents: as typed → id. */
export async function findByName(db: Database, names: string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  const { rows } = await sql<{ asked: string; id: string }>`
    SELECT DISTINCT ON (asked) asked, o.id FROM organisation o JOIN unnest(${names}::text[]) AS asked
      ON o.slug = asked OR o.name_folded = fold(asked)
    WHERE o.status = 'published' ORDER BY asked, o.slug`.execute(db)
  return new Map(rows.map(({ asked, id }) => [asked, id]))
}

/** Organisations by id, published or proposed. */
export async function holdersById(
  db: Database,
  ids: string[],
): Promise<{ id: string; slug: string; name: string }[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('organisation')
    .where('id', 'in', ids)
    .where('status', 'in', ['published', 'proposed'])
    .select(['id', 'slug', 'name'])
    .orderBy('name')
    .orderBy('id')
    .execute()
}
