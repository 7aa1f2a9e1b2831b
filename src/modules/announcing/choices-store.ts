import { sql } from 'kysely'
import type { Word } from '#modules/agenda/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Choices, EditionChoice } from './choices-model.ts'

/**
 * The words in use, and the editions that still receive events: not over yet, or the one that the event is in.
 * @param chosen words and an edition (`code/year`) that are offered also when they are retired or over
 */
export async function getChoices(
  db: Database,
  chosen: { terms: string[]; season: string },
  today: string,
): Promise<Choices> {
  const { rows: words } = await sql<Word & { vocabulary: keyof Choices['terms'] }>`
    SELECT vocabulary, code, label_fr AS "labelFr", label_en AS "labelEn" FROM vocabulary_term
    WHERE vocabulary IN ('theme', 'audience', 'format', 'access') AND (retired_at IS NULL OR code = ANY(${chosen.terms}))
    ORDER BY position, code`.execute(db)
  const { rows: editions } = await sql<EditionChoice>`
    SELECT s.code, e.year::int AS year, s.name_fr AS "nameFr", s.name_en AS "nameEn", e.entry_rule AS rule,
      e.begins_on::text AS begins, e.ends_on::text AS ends
    FROM season_edition e JOIN season s ON s.code = e.season
    WHERE (coalesce(e.ends_on::text, e.year || '-12-31') >= ${today} AND e.entry_rule <> 'none') OR s.code || '/' || e.year = ${chosen.season}
    ORDER BY coalesce(e.begins_on, make_date(e.year, 12, 31)), s.position, s.code`.execute(db)
  const of = (vocabulary: string) =>
    words
      .filter((word) => word.vocabulary === vocabulary)
      .map(({ code, labelFr, labelEn }) => ({ code, labelFr, labelEn }))
  return {
    terms: { theme: of('theme'), audience: of('audience'), format: of('format'), access: of('access') },
    editions,
  }
}
