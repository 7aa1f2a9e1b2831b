import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'
import { toJson } from '#platform/db/json.ts'
import type { Definition } from './definition-model.ts'
import type { Survey } from './model.ts'

const last = (condition: RawBuilder<unknown>) => sql<Survey>`
  SELECT s.id, s.pack_code AS "packCode", s.source_id AS "sourceId", v.id AS "versionId", v.number, v.revision, v.frozen_at AS "frozenAt",
    v.updated_at AS "updatedAt", v.definition, v.previous IS NOT NULL AS undoable
  FROM survey s JOIN LATERAL (SELECT * FROM survey_version WHERE survey_id = s.id ORDER BY number DESC LIMIT 1) v ON true
  WHERE s.removed_at IS NULL AND ${condition}`

/** A questionnaire with its last version. */
export async function getSurvey(db: Database, id: string): Promise<Survey | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined
  const { rows } = await last(sql`s.id = ${id}`).execute(db)
  return rows[0]
}

/** A questionnaire with its last version, held until the transaction ends. */
export async function lockSurvey(tx: Tx, id: string): Promise<Survey | undefined> {
  await sql`SELECT 1 FROM survey WHERE id = ${id} FOR UPDATE`.execute(tx)
  return getSurvey(tx, id)
}

/** Questionnaires, the last changed first; a page of them and how many there are. */
export async function listSurveys(
  db: Database,
  page: number,
  perPage: number,
): Promise<{ surveys: (Survey & { campaigns: number })[]; total: number }> {
  const { rows } = await sql<Survey & { campaigns: number; total: number }>`
    SELECT l.*, (SELECT count(*)::int FROM survey_campaign c WHERE c.survey_id = l.id) AS campaigns, (count(*) OVER ())::int AS total
    FROM (${last(sql`true`)}) l ORDER BY l."updatedAt" DESC, l.id LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`.execute(
    db,
  )
  return { surveys: rows, total: rows[0]?.total ?? 0 }
}

/** The words of one version, frozen or not. */
export async function getVersion(db: Database, id: string): Promise<Definition | undefined> {
  const row = await db
    .selectFrom('survey_version')
    .where('id', '=', id)
    .select('definition')
    .executeTakeFirst()
  return row?.definition as Definition | undefined
}

/** Keeps a questionnaire with its first version. @returns its id */
export async function insertSurvey(
  tx: Tx,
  given: { definition: Definition; packCode?: string; sourceId?: string; by: string | null },
  now: Date,
): Promise<string> {
  const { id } = await tx
    .insertInto('survey')
    .values({ pack_code: given.packCode ?? null, source_id: given.sourceId ?? null, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertVersion(tx, { surveyId: id, number: 1, definition: given.definition, by: given.by }, now)
  return id
}

/** Keeps another version of a questionnaire. */
export async function insertVersion(
  tx: Tx,
  given: {
    surveyId: string
    number: number
    definition: Definition
    previous?: Definition
    by: string | null
  },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('survey_version')
    .values({
      survey_id: given.surveyId,
      number: given.number,
      definition: toJson(given.definition),
      previous: given.previous ? toJson(given.previous) : null,
      updated_at: now,
      updated_by: given.by,
    })
    .execute()
}
