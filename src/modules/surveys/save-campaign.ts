import { sql } from 'kysely'
import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { toJson } from '#platform/db/json.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { slugify } from '#platform/i18n/fold.ts'
import type { CampaignSettings } from './campaign-form.ts'
import { getCampaign, lockCampaign } from './campaign-store.ts'
import type { Campaign } from './model.ts'
import { canRunSurveys } from './policy.ts'
import { getSurvey } from './survey-store.ts'

/**
 * Prepares a campaign of a questionnaire.
 * @returns its slug
 * @throws AppError unauthenticated or forbidden, NotFound of the questionnaire
 */
export async function createCampaign(
  db: Database,
  actor: Actor,
  given: { surveyId: string; settings: CampaignSettings },
  now: Date,
): Promise<string> {
  authorise(canRunSurveys, actor, undefined)
  return inTransaction(db, async (tx) => {
    if (!(await getSurvey(tx, given.surveyId))) throw new NotFound()
    const slug = await freeSlug(tx, given.settings.titleFr)
    const { id } = await tx
      .insertInto('survey_campaign')
      .values({ slug, survey_id: given.surveyId, created_at: now, ...row(given.settings) })
      .returning('id')
      .executeTakeFirstOrThrow()
    await journalCampaign(tx, actor, { id, titleFr: given.settings.titleFr }, 'survey.create', now)
    return slug
  })
}

/**
 * Changes what a campaign is set to. Once open, its frame and what it promised people (link, threshold, how long answers are kept) stay.
 * @throws AppError unauthenticated or forbidden, NotFound, Conflict when it is closed
 */
export async function changeCampaign(
  db: Database,
  actor: Actor,
  given: { slug: string; settings: CampaignSettings },
  now: Date,
): Promise<void> {
  authorise(canRunSurveys, actor, undefined)
  await inTransaction(db, async (tx) => {
    const campaign = await heldCampaign(tx, given.slug)
    if (campaign.state !== 'draft' && campaign.state !== 'open') throw new Conflict('closed')
    const { frame_query, cuts_link, threshold, kept_months, ...free } = row(given.settings)
    const promised = { frame_query, cuts_link, threshold, kept_months }
    await tx
      .updateTable('survey_campaign')
      .where('id', '=', campaign.id)
      .set({ ...free, ...(campaign.state === 'draft' && promised) })
      .execute()
    await journalCampaign(tx, actor, campaign, 'survey.change', now)
  })
}

/** A campaign of a slug, held. @throws NotFound */
export async function heldCampaign(tx: Tx, slug: string): Promise<Campaign> {
  const found = await getCampaign(tx, slug)
  const campaign = found && (await lockCampaign(tx, found.id))
  if (!campaign) throw new NotFound()
  return campaign
}

/** Writes what was done with a campaign. */
export async function journalCampaign(
  tx: Tx,
  actor: Actor,
  campaign: Pick<Campaign, 'id' | 'titleFr'>,
  action: `survey.${string}`,
  now: Date,
): Promise<void> {
  const entry = {
    action,
    object: { kind: 'survey-campaign', id: campaign.id },
    changes: { title: campaign.titleFr },
  }
  await writeJournal(tx, actor, [entry], now)
}

const row = (settings: CampaignSettings) => ({
  title_fr: settings.titleFr,
  title_en: settings.titleEn,
  intro_fr: settings.introFr,
  intro_en: settings.introEn,
  method_fr: settings.methodFr,
  method_en: settings.methodEn,
  frame_query: settings.frameQuery,
  closes_on: settings.closesOn,
  reminder_days: settings.reminderDays,
  quota: settings.quota,
  stratum_quotas: toJson(settings.stratumQuotas),
  cuts_link: settings.cutsLink,
  threshold: settings.threshold,
  kept_months: settings.keptMonths,
  contact_email: settings.contactEmail,
})

/** Words of the site that no campaign may be called by. */
const taken = ['repondre', 'lien', 'campagnes', 'questionnaires', 'nouvelle']

async function freeSlug(tx: Tx, title: string): Promise<string> {
  const base = slugify(title, 'enquete').slice(0, 70).replace(/-+$/, '')
  const { rows } = await sql<{ slug: string }>`
    SELECT slug FROM survey_campaign WHERE slug = ${base} OR slug LIKE ${`${base}-%`}`.execute(tx)
  const known = new Set([...rows.map(({ slug }) => slug), ...taken])
  if (!known.has(base)) return base
  for (let number = 2; ; number++) if (!known.has(`${base}-${number}`)) return `${base}-${number}`
}
