import { type RawBuilder, sql } from 'kysely'
import { hashSecret } from '#platform/access/secret.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import { toJson } from '#platform/db/json.ts'
import type { Answers } from './definition-model.ts'
import type { Response } from './model.ts'

const columns = sql`
  r.id, r.campaign_id AS "campaignId", r.channel, r.lang, r.state, r.answers, r.step, r.proposes, r.completed_on::text AS "completedOn"`

async function one(db: Database, condition: RawBuilder<unknown>): Promise<Response | undefined> {
  const { rows } = await sql<Response>`SELECT ${columns} FROM survey_response r WHERE ${condition}`.execute(
    db,
  )
  return rows[0]
}

/** The answers that a contact began, as long as something joins them. */
export const responseOfContact = (db: Database, contactId: string): Promise<Response | undefined> =>
  one(db, sql`r.id = (SELECT l.response_id FROM survey_response_link l WHERE l.contact_id = ${contactId})`)

/** The answers begun by a shared link, found by their own secret. */
export const responseOfSecret = (db: Database, secret: string): Promise<Response | undefined> =>
  one(db, sql`r.secret_hash = ${hashSecret(secret)}`)

/** Answers, held until the transaction ends. */
export const lockResponse = (tx: Tx, id: string): Promise<Response | undefined> =>
  one(tx, sql`r.id = ${id} FOR UPDATE`)

/** Writes the answers so far, and how many sections were saved. */
export async function writeAnswers(
  tx: Tx,
  response: Pick<Response, 'id'>,
  given: { answers: Answers; step: number },
): Promise<void> {
  await tx
    .updateTable('survey_response')
    .where('id', '=', response.id)
    .set({ answers: toJson(given.answers), step: given.step })
    .execute()
}

/** How many answers of a stratum were sent. */
export async function completedIn(
  tx: Tx,
  campaignId: string,
  { type, departement }: { type: string | null; departement: string | null },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM survey_response WHERE campaign_id = ${campaignId} AND state = 'completed'
      AND type IS NOT DISTINCT FROM ${type} AND departement IS NOT DISTINCT FROM ${departement}`.execute(tx)
  return rows[0]?.n ?? 0
}
