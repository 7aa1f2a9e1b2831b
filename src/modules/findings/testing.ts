import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Answers, Definition } from '#modules/surveys/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Finding, Margins } from './model.ts'

/** An answer with its strata. */
export type TestAnswer = { answers: Answers; type?: string; departement?: string }

/** So many answers like this one. */
export const times = (count: number, answer: TestAnswer): TestAnswer[] =>
  Array<TestAnswer>(count).fill(answer)

/** A questionnaire of these single or multiple questions. */
export function aDefinition(questions: Definition['sections'][number]['questions']): Definition {
  return {
    title: { fr: 'Enquête d’essai', en: 'Test survey' },
    sections: [{ code: 's1', title: { fr: 'Section' }, questions }],
  }
}

/** A question with these choices. */
export const asks = (
  type: 'single' | 'multiple',
  code: string,
  choices: string[],
): Definition['sections'][number]['questions'][number] => ({
  type,
  code,
  label: { fr: `Question ${code}`, en: `Question ${code} (en)` },
  required: false,
  other: false,
  choices: choices.map((choice) => ({ code: choice, label: { fr: `Choix ${choice}` } })),
})

/** Writes a closed campaign with its completed answers. @returns its id */
export async function saveCampaign(
  db: Database,
  given: {
    slug: string
    definition: Definition
    answers: TestAnswer[]
    margins?: Partial<Margins>
    threshold?: number
    state?: 'open' | 'closed' | 'published'
    surveyId?: string
    openedAt?: string
    findings?: (Pick<Finding, 'row' | 'column' | 'weighting'> & Partial<Finding>)[]
  },
): Promise<{ id: string; surveyId: string }> {
  const openedAt = given.openedAt ?? '2026-01-10T08:00:00Z'
  const surveyId =
    given.surveyId ??
    (await db.insertInto('survey').values({ created_at: openedAt }).returning('id').executeTakeFirstOrThrow())
      .id
  const { rows } = await sql<{ id: string }>`
    INSERT INTO survey_version (survey_id, number, definition, frozen_at, updated_at)
    SELECT ${surveyId}, 1 + count(*), ${JSON.stringify(given.definition)}::jsonb, ${openedAt}, ${openedAt} FROM survey_version
    WHERE survey_id = ${surveyId} RETURNING id`.execute(db)
  const state = given.state ?? 'closed'
  const { id } = await db
    .insertInto('survey_campaign')
    .values({
      slug: given.slug,
      survey_id: surveyId,
      version_id: rows[0]?.id ?? null,
      state,
      title_fr: `Enquête ${given.slug}`,
      title_en: `Survey ${given.slug}`,
      margins: JSON.stringify(given.margins ?? {}),
      threshold: given.threshold ?? 11,
      completed: given.answers.length,
      findings: JSON.stringify(
        (given.findings ?? []).map((each) => ({ id: randomUUID(), fr: '', en: '', ...each })),
      ),
      created_at: openedAt,
      opened_at: openedAt,
      closed_at: state === 'open' ? null : '2026-03-10T08:00:00Z',
      published_at: state === 'published' ? '2026-03-20T08:00:00Z' : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`
    INSERT INTO survey_response (campaign_id, channel, state, answers, type, departement, consented_on, completed_on, ordinal)
    SELECT ${id}, 'mail', 'completed', a.answers::jsonb, a.type, a.departement, '2026-01-12', '2026-01-12', a.n
    FROM unnest(${given.answers.map(({ answers }) => JSON.stringify(answers))}::text[], ${given.answers.map(({ type }) => type ?? null)}::text[],
      ${given.answers.map(({ departement }) => departement ?? null)}::text[]) WITH ORDINALITY AS a(answers, type, departement, n)`.execute(
    db,
  )
  return { id, surveyId }
}
