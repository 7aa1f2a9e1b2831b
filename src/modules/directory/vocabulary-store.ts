import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { Term, Vocabulary } from './model.ts'

/** A term as those who look after the words see it. `organisations` counts those that use it, whatever their status. */
export type TermLine = Term & {
  position: number
  retired: boolean
  replacedBy: string | null
  organisations: number
}

/** Every term of a vocabulary, those in use first, each in its order. */
export async function listTerms(db: Database, vocabulary: Vocabulary): Promise<TermLine[]> {
  const { rows } = await sql<TermLine>`
    SELECT t.code, t.label_fr AS "labelFr", t.label_en AS "labelEn", t.definition_fr AS "definitionFr",
      t.definition_en AS "definitionEn", t.position, t.retired_at IS NOT NULL AS retired, t.replaced_by AS "replacedBy",
      (CASE t.vocabulary
        WHEN 'type' THEN (SELECT count(*) FROM organisation o WHERE o.type = t.code)
        WHEN 'legal_status' THEN (SELECT count(*) FROM organisation o WHERE o.legal_status = t.code)
        WHEN 'access' THEN (SELECT count(*) FROM place p WHERE t.code = ANY(p.access_codes))
        ELSE (SELECT count(*) FROM organisation_term x WHERE x.vocabulary = t.vocabulary AND x.code = t.code)
      END)::int AS organisations
    FROM vocabulary_term t WHERE t.vocabulary = ${vocabulary}
    ORDER BY t.retired_at IS NOT NULL, t.position, t.code`.execute(db)
  return rows
}

/** Codes that are no longer proposed, as `vocabulary/code`: those that lead to another one (chains followed to their end), and the others. */
export type FormerCodes = { replaced: Map<string, string>; retired: Set<string> }

/** The codes that left the vocabularies. */
export async function formerCodes(db: Database): Promise<FormerCodes> {
  const rows = await db
    .selectFrom('vocabulary_term')
    .where('retired_at', 'is not', null)
    .select(['vocabulary', 'code', 'replaced_by'])
    .execute()
  const direct = new Map(rows.map((row) => [`${row.vocabulary}/${row.code}`, row.replaced_by]))
  const end = (vocabulary: string, code: string, left = 20): string => {
    const next = direct.get(`${vocabulary}/${code}`)
    return next && left > 0 ? end(vocabulary, next, left - 1) : code
  }
  return {
    replaced: new Map(
      rows
        .filter((row) => row.replaced_by)
        .map((row) => [`${row.vocabulary}/${row.code}`, end(row.vocabulary, row.code)]),
    ),
    retired: new Set(rows.filter((row) => !row.replaced_by).map((row) => `${row.vocabulary}/${row.code}`)),
  }
}

/** The organisations that use a term, whatever their status. */
export async function organisationsUsing(
  db: Database,
  vocabulary: Vocabulary,
  code: string,
): Promise<string[]> {
  const where = {
    type: sql`SELECT id FROM organisation WHERE type = ${code}`,
    legal_status: sql`SELECT id FROM organisation WHERE legal_status = ${code}`,
    access: sql`SELECT DISTINCT organisation_id AS id FROM place WHERE ${code} = ANY(access_codes)`,
  } as Partial<Record<Vocabulary, ReturnType<typeof sql>>>
  const query =
    where[vocabulary] ??
    sql`SELECT organisation_id AS id FROM organisation_term WHERE vocabulary = ${vocabulary} AND code = ${code}`
  const { rows } = await sql<{ id: string }>`${query}`.execute(db)
  return rows.map((row) => row.id)
}

/** Moves a term up or down among those in use, by changing places with its neighbour. */
export async function swapTerm(
  db: Database,
  vocabulary: Vocabulary,
  code: string,
  by: -1 | 1,
): Promise<void> {
  await sql`
    WITH ordered AS (
      SELECT t.code, row_number() OVER (ORDER BY t.position, t.code) AS rank
      FROM vocabulary_term t WHERE t.vocabulary = ${vocabulary} AND t.retired_at IS NULL),
    moved AS (
      SELECT o.code, CASE
        WHEN o.code = ${code} THEN o.rank + ${by}
        WHEN o.rank = (SELECT rank FROM ordered WHERE code = ${code}) + ${by} THEN o.rank - ${by}
        ELSE o.rank END AS rank
      FROM ordered o)
    UPDATE vocabulary_term t SET position = moved.rank::smallint FROM moved
    WHERE t.vocabulary = ${vocabulary} AND t.code = moved.code`.execute(db)
}
