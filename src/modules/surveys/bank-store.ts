import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { BankQuestion } from './model.ts'

/** Questions of all questionnaires whose words hold these (all of them without words), a hundred at most, the questionnaires changed last first. */
export async function findQuestions(db: Database, words: string): Promise<BankQuestion[]> {
  const { rows } = await sql<BankQuestion>`
    SELECT l.id AS "surveyId", l.definition->'title'->>'fr' AS title, q AS question
    FROM (SELECT DISTINCT ON (v.survey_id) s.id, v.definition, v.updated_at FROM survey_version v JOIN survey s ON s.id = v.survey_id
        WHERE s.removed_at IS NULL ORDER BY v.survey_id, v.number DESC) l,
      jsonb_array_elements(l.definition->'sections') WITH ORDINALITY part(section, place),
      jsonb_array_elements(section->'questions') WITH ORDINALITY line(q, rank)
    WHERE strpos(fold(coalesce(q->'label'->>'fr', '') || ' ' || coalesce(q->'label'->>'en', '')), fold(${words})) > 0
    ORDER BY l.updated_at DESC, l.id, place, rank LIMIT 100`.execute(db)
  return rows
}
