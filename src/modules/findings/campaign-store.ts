import { sql } from 'kysely'
import type { Definition } from '#modules/surveys/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { type Campaign, type Finding, findingSchema, type KeptReport, type Margins } from './model.ts'
import { readUpTo } from './secrecy-model.ts'

/** A campaign with its frozen questionnaire; null when there is none of that name, or it was never opened. */
export async function getCampaign(db: Database, slug: string): Promise<Campaign | null> {
  const { rows } = await campaigns(sql`c.slug = ${slug}`).execute(db)
  return rows[0] ? toCampaign(rows[0]) : null
}

/** Opened campaigns of a survey, the oldest first: its waves. */
export async function wavesOf(db: Database, surveyId: string): Promise<Campaign[]> {
  const { rows } = await campaigns(
    sql`c.survey_id = ${surveyId} AND (c.erased_at IS NULL OR c.report IS NOT NULL)`,
  ).execute(db)
  return rows.map(toCampaign)
}

/** Campaigns whose answers fill a block that is not packed yet. */
export async function campaignsToPack(db: Database, blockSize: number): Promise<Campaign[]> {
  const { rows } = await campaigns(sql`
    (SELECT max(ordinal) FROM survey_response r WHERE r.campaign_id = c.id) >= ${blockSize} * (2 + coalesce(
      (SELECT max(part) FROM survey_column k WHERE k.campaign_id = c.id), -1))`).execute(db)
  return rows.map(toCampaign)
}

type Row = {
  id: string
  slug: string
  surveyId: string
  titleFr: string
  titleEn: string | null
  introFr: string
  introEn: string
  methodFr: string
  methodEn: string
  state: Campaign['state']
  definition: Definition
  margins: Partial<Margins>
  threshold: number
  lastOrdinal: number | null
  completed: number
  openedAt: Date | null
  closedAt: Date | null
  publishedAt: Date | null
  demo: boolean
  findings: unknown
  erasedAt: Date | null
  kept: KeptReport | null
}

const campaigns = (where: ReturnType<typeof sql>) => sql<Row>`
  SELECT c.id, c.slug, c.survey_id AS "surveyId", c.title_fr AS "titleFr", c.title_en AS "titleEn", c.intro_fr AS "introFr",
    c.intro_en AS "introEn", c.method_fr AS "methodFr", c.method_en AS "methodEn", c.state, v.definition, c.margins, c.threshold,
    (SELECT max(ordinal) FROM survey_response r WHERE r.campaign_id = c.id) AS "lastOrdinal", c.completed,
    c.opened_at AS "openedAt", c.closed_at AS "closedAt", c.published_at AS "publishedAt", c.demo, c.findings,
    c.erased_at AS "erasedAt", c.report AS kept
  FROM survey_campaign c JOIN survey_version v ON v.id = c.version_id
  WHERE ${where} AND c.state <> 'draft' ORDER BY c.opened_at, c.id`

function toCampaign(row: Row): Campaign {
  const { titleFr, titleEn, introFr, introEn, methodFr, methodEn, lastOrdinal, margins, findings, ...same } =
    row
  return {
    ...same,
    title: { fr: titleFr, ...(titleEn && { en: titleEn }) },
    intro: introFr ? { fr: introFr, ...(introEn && { en: introEn }) } : null,
    method: { fr: methodFr, en: methodEn },
    lastOrdinal: readUpTo(same.state, lastOrdinal ?? 0, same.threshold),
    margins: { type: known(margins.type), departement: known(margins.departement) },
    findings: findingSchema.array().catch([]).parse(findings),
  }
}

/** Those of the frame whose category is known. */
const known = (margin: Record<string, number> | undefined) =>
  Object.fromEntries(Object.entries(margin ?? {}).filter(([code]) => code !== ''))

/** Writes the tables of the report, and the words about the method. */
export async function saveReport(
  db: Database,
  id: string,
  { findings, method }: { findings?: Finding[]; method?: { fr: string; en: string } },
): Promise<void> {
  await db
    .updateTable('survey_campaign')
    .set({
      ...(findings && { findings: JSON.stringify(findings) }),
      ...(method && { method_fr: method.fr, method_en: method.en }),
    })
    .where('id', '=', id)
    .execute()
}

/** Names of the départements, by code. */
export async function departementNames(db: Database): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('territory')
    .select(['code', 'name'])
    .where('kind', '=', 'departement')
    .execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** Codes that a person gave to words, by question; and the ordinals of the answers that hold each. */
export async function codesOf(
  db: Database,
  campaignId: string,
  question: string | null = null,
): Promise<{ id: string; question: string; name: string; answers: number }[]> {
  const { rows } = await sql<{ id: string; question: string; name: string; answers: number }>`
    SELECT k.id, k.question, k.name, count(d.response_id)::int AS answers
    FROM survey_code k LEFT JOIN survey_coded d ON d.code_id = k.id
    WHERE k.campaign_id = ${campaignId} AND (${question}::text IS NULL OR k.question = ${question})
    GROUP BY k.id ORDER BY k.question, k.name, k.id`.execute(db)
  return rows
}

/** Which completed answers hold which code. */
export async function codedOrdinals(
  db: Database,
  campaignId: string,
  question: string,
): Promise<{ code: string; ordinal: number }[]> {
  const { rows } = await sql<{ code: string; ordinal: number }>`
    SELECT k.id AS code, r.ordinal FROM survey_code k JOIN survey_coded d ON d.code_id = k.id
    JOIN survey_response r ON r.id = d.response_id
    WHERE k.campaign_id = ${campaignId} AND k.question = ${question} AND r.ordinal IS NOT NULL`.execute(db)
  return rows
}

/** Words written to a question, a page of them in the order of their answers, each with its codes. */
export async function wordsOf(
  db: Database,
  campaignId: string,
  { question, page, size }: { question: string; page: number; size: number },
): Promise<{ id: string; words: string; codes: string[] }[]> {
  const { rows } = await sql<{ id: string; words: string; codes: string[] }>`
    SELECT r.id, r.answers->>${question} AS words, ARRAY(
      SELECT d.code_id FROM survey_coded d JOIN survey_code k ON k.id = d.code_id
      WHERE d.response_id = r.id AND k.question = ${question}) AS codes
    FROM survey_response r
    WHERE r.campaign_id = ${campaignId} AND r.ordinal IS NOT NULL AND r.answers->>${question} <> ''
    ORDER BY r.ordinal LIMIT ${size} OFFSET ${(page - 1) * size}`.execute(db)
  return rows
}

/** How many completed answers have words to a question. */
export async function countWords(db: Database, campaignId: string, question: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM survey_response
    WHERE campaign_id = ${campaignId} AND ordinal IS NOT NULL AND answers->>${question} <> ''`.execute(db)
  return rows[0]?.count ?? 0
}

/** People asked, and how many of them answered to the end, for the rate of a report. */
export async function askedOf(
  db: Database,
  campaignId: string,
): Promise<{ asked: number; completed: number }> {
  const { rows } = await sql<{ asked: number; completed: number }>`
    SELECT count(*)::int AS asked, count(*) FILTER (WHERE state = 'completed')::int AS completed
    FROM survey_contact WHERE campaign_id = ${campaignId}`.execute(db)
  return rows[0] ?? { asked: 0, completed: 0 }
}
