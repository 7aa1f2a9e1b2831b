import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Answers, type Definition, definitionSchema } from '#modules/surveys/index.ts'
import { PackError, regionManifest } from '#modules/territories/index.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { getCampaign } from './campaign-store.ts'
import { type DemoCampaign, demoCampaignSchema, drawAnswers, shuffler } from './draw-answers-model.ts'
import { keepReport } from './keep-report.ts'
import { removeReportEntry } from './report-entry.ts'

/**
 * Loads the demonstration campaigns of a region pack: invented people asked, invented answers, a report already published.
 * @returns how many answers were written
 * @throws PackError naming the file and what is wrong
 */
export async function loadDemoSurveys(db: Database, now: Date, pack: string): Promise<number> {
  const { demonstrations = [] } = await regionManifest(pack)
  let count = 0
  for (const file of demonstrations) count += await loadDemo(db, await readDemo(pack, file), file, now)
  return count
}

/** Takes every demonstration campaign away, with all that was answered. @returns how many answers went */
export async function removeDemoSurveys(db: Database): Promise<number> {
  return inTransaction(db, async (tx) => {
    const gone = await tx
      .deleteFrom('survey_campaign')
      .where('demo', '=', true)
      .returning(['slug', 'completed'])
      .execute()
    await removeReportEntry(
      tx,
      gone.map(({ slug }) => slug),
    )
    return gone.reduce((sum, { completed }) => sum + completed, 0)
  })
}

async function readDemo(pack: string, file: string): Promise<DemoCampaign> {
  const content = await readFile(join(pack, file), 'utf8').catch(() => {
    throw new PackError(`${file} : le fichier est annoncé par region.json et manque au paquet.`)
  })
  const parsed = demoCampaignSchema.safeParse(JSON.parse(content))
  if (!parsed.success) throw new PackError(`${file} :\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}

async function loadDemo(db: Database, demo: DemoCampaign, file: string, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const known = await tx
      .selectFrom('survey_campaign')
      .where('slug', '=', demo.slug)
      .select('id')
      .executeTakeFirst()
    if (known) return 0
    const version = await tx
      .selectFrom('survey_version as v')
      .innerJoin('survey as s', 's.id', 'v.survey_id')
      .where('s.pack_code', '=', demo.questionnaire)
      .orderBy((eb) => eb('v.updated_by', 'is', null), 'desc')
      .orderBy('v.number', 'desc')
      .select(['v.id', 'v.survey_id', 'v.definition', 'v.frozen_at', 'v.updated_by'])
      .executeTakeFirst()
    if (!version)
      throw new PackError(`${file} : le questionnaire « ${demo.questionnaire} » n’est pas dans le paquet.`)
    // Somebody is writing on it: it is neither frozen under their hands nor answered as they may leave it.
    if (version.updated_by && !version.frozen_at) return 0
    if (!version.frozen_at)
      await tx
        .updateTable('survey_version')
        .where('id', '=', version.id)
        .set({ frozen_at: now, previous: null })
        .execute()
    const campaign = await insertCampaign(
      tx,
      demo,
      { surveyId: version.survey_id, versionId: version.id },
      now,
    )
    const answers = drawAnswers(definitionSchema.parse(version.definition) as Definition, demo)
    await insertAnswers(tx, campaign, demo, answers)
    await insertContacts(tx, campaign, demo, answers)
    const whole = await getCampaign(tx, demo.slug)
    if (whole) await keepReport(tx, whole, now)
    return answers.length
  })
}

async function insertCampaign(
  tx: Tx,
  demo: DemoCampaign,
  { surveyId, versionId }: { surveyId: string; versionId: string },
  now: Date,
): Promise<string> {
  const { id } = await tx
    .insertInto('survey_campaign')
    .values({
      slug: demo.slug,
      survey_id: surveyId,
      version_id: versionId,
      state: 'published',
      title_fr: demo.title.fr,
      title_en: demo.title.en,
      intro_fr: demo.intro.fr,
      intro_en: demo.intro.en,
      method_fr: demo.method.fr,
      method_en: demo.method.en,
      margins: JSON.stringify({ ...demo.frame, total: sumOf(demo.frame.type) }),
      threshold: demo.threshold,
      completed: demo.answers,
      findings: JSON.stringify(demo.findings.map((finding) => ({ id: randomUUID(), ...finding }))),
      demo: true,
      created_at: now,
      opened_at: new Date(`${demo.from}T08:00:00Z`),
      closed_at: new Date(`${demo.to}T20:00:00Z`),
      published_at: now,
      link_cut_at: new Date(`${demo.to}T20:00:00Z`),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const sumOf = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0)

const stratumOf = ({ question, codes }: DemoCampaign['strata']['type'], answers: Answers) =>
  codes[String(answers[question])] ?? null

async function insertAnswers(
  tx: Tx,
  campaign: string,
  demo: DemoCampaign,
  answers: Answers[],
): Promise<void> {
  await tx
    .insertInto('survey_response')
    .values(
      answers.map((each, at) => ({
        campaign_id: campaign,
        channel: demo.channel.codes[String(each[demo.channel.question])] ?? 'mail',
        state: 'completed',
        answers: JSON.stringify(each),
        type: stratumOf(demo.strata.type, each),
        departement: stratumOf(demo.strata.departement, each),
        consented_on: demo.from,
        completed_on: demo.to,
        ordinal: at + 1,
      })),
    )
    .execute()
}

/** Those who were asked, invented too: who answered by their strata, the others so that the frame is whole. */
async function insertContacts(
  tx: Tx,
  campaign: string,
  demo: DemoCampaign,
  answers: Answers[],
): Promise<void> {
  const shuffle = shuffler(1550)
  const left = (stratum: 'type' | 'departement') => {
    const answered = Map.groupBy(answers, (each) => stratumOf(demo.strata[stratum], each))
    return Object.entries(demo.frame[stratum]).flatMap(([code, count]) =>
      Array<string>(Math.max(0, count - (answered.get(code)?.length ?? 0))).fill(code),
    )
  }
  const departements = shuffle(left('departement'))
  const others = shuffle(left('type')).map((type, at) => ({
    type,
    departement: departements[at] ?? null,
    state: 'invited',
  }))
  const completed = answers.map((each) => ({
    type: stratumOf(demo.strata.type, each),
    departement: stratumOf(demo.strata.departement, each),
    state: 'completed',
  }))
  const contacts = shuffle([...completed, ...others])
  await sql`
    INSERT INTO survey_contact (campaign_id, name, type, departement, state, channel, origin, invited_at, completed_on)
    SELECT ${campaign}, 'Structure fictive ' || n, type, departement, state, CASE state WHEN 'completed' THEN 'mail' END, 'demo',
      ${`${demo.from}T08:00:00Z`}::timestamptz, CASE state WHEN 'completed' THEN ${demo.to}::date END
    FROM unnest(${contacts.map(({ type }) => type)}::text[], ${contacts.map(({ departement }) => departement)}::text[],
      ${contacts.map(({ state }) => state)}::text[]) WITH ORDINALITY AS c(type, departement, state, n)`.execute(
    tx,
  )
}
