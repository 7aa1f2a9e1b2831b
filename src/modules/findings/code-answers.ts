import { sql } from 'kysely'
import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { heldCampaign } from './change-report.ts'
import { canReport } from './policy.ts'
import { wordsQuestions } from './words-model.ts'

/** Most codes of a question: what a table can hold and a person keep in mind. */
const mostCodes = 60

type Where = { slug: string; question: string }

/**
 * Creates a code for the words of a question.
 * @throws AppError unauthenticated or forbidden, NotFound, Conflict « twice » or « most »
 */
export async function addCode(
  db: Database,
  actor: Actor,
  { slug, question, name }: Where & { name: string },
  now: Date,
): Promise<void> {
  await changeCodes(db, actor, { slug, question }, 'add', now, async (tx, campaignId) => {
    const { count } = await tx
      .selectFrom('survey_code')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('campaign_id', '=', campaignId)
      .where('question', '=', question)
      .executeTakeFirstOrThrow()
    if (Number(count) >= mostCodes) throw new Conflict('most')
    const added = await tx
      .insertInto('survey_code')
      .values({ campaign_id: campaignId, question, name })
      .onConflict((conflict) => conflict.columns(['campaign_id', 'question', 'name']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) throw new Conflict('twice')
  })
}

/** Removes a code, and takes it from the answers that have it. @throws AppError unauthenticated or forbidden, NotFound */
export async function removeCode(
  db: Database,
  actor: Actor,
  { slug, question, code }: Where & { code: string },
  now: Date,
): Promise<void> {
  await changeCodes(db, actor, { slug, question }, 'remove', now, async (tx, campaignId) => {
    const { numDeletedRows } = await tx
      .deleteFrom('survey_code')
      .where('id', '=', code)
      .where('campaign_id', '=', campaignId)
      .where('question', '=', question)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw new NotFound()
  })
}

/**
 * Gives answers the codes that somebody chose for them, in place of those they had: for the answers shown, no other.
 * @param given answer → its codes; an answer or a code of another campaign changes nothing
 */
export async function giveCodes(
  db: Database,
  actor: Actor,
  { slug, question, given }: Where & { given: ReadonlyMap<string, readonly string[]> },
  now: Date,
): Promise<void> {
  const pairs = [...given].flatMap(([response, codes]) => codes.map((code) => ({ response, code })))
  await changeCodes(db, actor, { slug, question }, 'give', now, async (tx, campaignId) => {
    await sql`
      DELETE FROM survey_coded d USING survey_code k, survey_response r
      WHERE d.code_id = k.id AND d.response_id = r.id AND k.campaign_id = ${campaignId} AND k.question = ${question}
        AND r.campaign_id = ${campaignId} AND r.id = ANY(${[...given.keys()]}::uuid[])`.execute(tx)
    await sql`
      INSERT INTO survey_coded (code_id, response_id)
      SELECT k.id, r.id FROM unnest(${pairs.map(({ code }) => code)}::uuid[], ${pairs.map(({ response }) => response)}::uuid[]) AS p(code, response)
      JOIN survey_code k ON k.id = p.code AND k.campaign_id = ${campaignId} AND k.question = ${question}
      JOIN survey_response r ON r.id = p.response AND r.campaign_id = ${campaignId}
      ON CONFLICT DO NOTHING`.execute(tx)
  })
}

async function changeCodes(
  db: Database,
  actor: Actor,
  { slug, question }: Where,
  act: string,
  now: Date,
  change: (tx: Parameters<Parameters<typeof inTransaction>[1]>[0], campaignId: string) => Promise<void>,
): Promise<void> {
  authorise(canReport, actor, undefined)
  await inTransaction(db, async (tx) => {
    const campaign = await heldCampaign(tx, slug)
    if (!wordsQuestions(campaign.definition).some(({ code }) => code === question)) throw new NotFound()
    await change(tx, campaign.id)
    const entry = {
      action: 'survey.code',
      object: { kind: 'survey', id: campaign.id },
      changes: { act, question },
    }
    await writeJournal(tx, actor, [entry], now)
  })
}
