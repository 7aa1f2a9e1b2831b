import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { WriteDocumentRow } from '#platform/files/stored-document.ts'

/** A file joined to an answer: `fileId` names its bytes. */
export type AnswerFile = {
  id: string
  question: string
  fileId: string
  name: string
  contentType: string
  bytes: number
  sha256: Buffer
}

async function read(db: Database, condition: RawBuilder<unknown>): Promise<AnswerFile[]> {
  const { rows } = await sql<AnswerFile>`
    SELECT f.id, f.question, f.file_id AS "fileId", s.name, s.content_type AS "contentType", s.bytes::float8 AS bytes, s.sha256
    FROM survey_file f JOIN stored_file s ON s.id = f.file_id JOIN survey_response r ON r.id = f.response_id WHERE ${condition}`.execute(
    db,
  )
  return rows
}

/** The files joined to one answer, by question. */
export async function filesOfResponse(db: Database, responseId: string): Promise<Map<string, AnswerFile>> {
  const files = await read(db, sql`r.id = ${responseId}`)
  return new Map(files.map((file) => [file.question, file]))
}

const ofCampaign = (campaignId: string) => sql`r.campaign_id = ${campaignId} AND r.state = 'completed'`

/** Files of the answers that were sent, in an order that tells nothing of who sent them or when; a page of them. */
export const listFiles = (
  db: Database,
  campaignId: string,
  from: number,
  limit: number,
): Promise<AnswerFile[]> =>
  read(db, sql`${ofCampaign(campaignId)} ORDER BY f.id LIMIT ${limit} OFFSET ${from}`)

/** One of them. */
export const getFile = async (
  db: Database,
  campaignId: string,
  id: string,
): Promise<AnswerFile | undefined> => (await read(db, sql`${ofCampaign(campaignId)} AND f.id = ${id}`))[0]

/** How many there are, and what they weigh. */
export async function countFiles(
  db: Database,
  campaignId: string,
): Promise<{ count: number; bytes: number }> {
  const { rows } = await sql<{ count: number; bytes: number }>`
    SELECT count(*)::int AS count, coalesce(sum(s.bytes), 0)::float8 AS bytes
    FROM survey_file f JOIN stored_file s ON s.id = f.file_id JOIN survey_response r ON r.id = f.response_id
    WHERE ${ofCampaign(campaignId)}`.execute(db)
  return rows[0] ?? { count: 0, bytes: 0 }
}

/** Joins a file to an answer, in the place of the one before. */
export async function putFile(
  tx: Tx,
  given: { responseId: string; question: string; write: WriteDocumentRow },
  now: Date,
): Promise<void> {
  await dropFiles(tx, given.responseId, [given.question])
  const { id } = await given.write(tx, null, now)
  await tx
    .insertInto('survey_file')
    .values({ response_id: given.responseId, question: given.question, file_id: id })
    .execute()
}

/** Takes away the files of some questions. */
export async function dropFiles(tx: Tx, responseId: string, questions: string[]): Promise<void> {
  await sql`DELETE FROM survey_file WHERE response_id = ${responseId} AND question = ANY(${questions})`.execute(
    tx,
  )
}

/** Takes away the files of all questions but some. */
export async function keepFiles(tx: Tx, responseId: string, questions: string[]): Promise<void> {
  await sql`DELETE FROM survey_file WHERE response_id = ${responseId} AND question <> ALL(${questions})`.execute(
    tx,
  )
}
