import { sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { enqueue } from '#platform/jobs/jobs.ts'
import { lockCampaign } from './campaign-store.ts'
import { type Campaign, dayIn } from './model.ts'
import { canRunSurveys } from './policy.ts'
import { heldCampaign, journalCampaign } from './save-campaign.ts'

/** Closes a campaign by hand. @throws AppError unauthenticated or forbidden, NotFound, Conflict `state` when it is not open */
export async function closeCampaign(db: Database, actor: Actor, slug: string, now: Date): Promise<void> {
  authorise(canRunSurveys, actor, undefined)
  await inTransaction(db, async (tx) => {
    const campaign = await heldCampaign(tx, slug)
    if (campaign.state !== 'open') throw new Conflict('state')
    await close(tx, campaign, now)
    await journalCampaign(tx, actor, campaign, 'survey.close', now)
  })
}

/** Closes the campaigns whose last day is over. @returns how many */
export async function closePast(db: Database, now: Date): Promise<number> {
  const due = await db
    .selectFrom('survey_campaign')
    .where('state', '=', 'open')
    .where('closes_on', '<', sql<Date>`${dayIn(now)}::date`)
    .select('id')
    .orderBy('id')
    .execute()
  for (const { id } of due)
    await inTransaction(db, async (tx) => {
      const campaign = await lockCampaign(tx, id)
      if (campaign?.state !== 'open') return
      await close(tx, campaign, now)
      await journalCampaign(tx, { kind: 'system', origin: 'job' }, campaign, 'survey.close', now)
    })
  return due.length
}

/**
 * Ends a campaign. Answers that were not sent go: their authors never said that they were ready. When it was promised, nothing joins any more who
 * was asked and what was answered: neither the table that did, nor the days by which one could be guessed from the other.
 */
async function close(tx: Tx, campaign: Campaign, now: Date): Promise<void> {
  const { id } = campaign
  await sql`DELETE FROM survey_response WHERE campaign_id = ${id} AND state = 'started'`.execute(tx)
  await sql`UPDATE survey_response SET secret_hash = NULL WHERE campaign_id = ${id} AND secret_hash IS NOT NULL`.execute(
    tx,
  )
  if (campaign.cutsLink) {
    // A file may tell by itself who sent it.
    await sql`DELETE FROM survey_file f USING survey_response r WHERE r.id = f.response_id AND r.campaign_id = ${id}`.execute(
      tx,
    )
    await sql`DELETE FROM survey_response_link l USING survey_contact k WHERE k.id = l.contact_id AND k.campaign_id = ${id}`.execute(
      tx,
    )
    await forgetDays(tx, id)
  }
  await tx
    .updateTable('survey_campaign')
    .where('id', '=', id)
    .set({ state: 'closed', closed_at: now, ...(campaign.cutsLink && { link_cut_at: now }) })
    .execute()
}

/**
 * Takes from those who answered all that has a day or a way of its own: an answer keeps its days and its way, and on a quiet day one person was called, or followed
 * the link. The reminders that they did not get would tell before which day they answered.
 */
async function forgetDays(tx: Tx, campaignId: string): Promise<void> {
  await sql`UPDATE survey_contact SET completed_on = NULL, channel = NULL WHERE campaign_id = ${campaignId}`.execute(
    tx,
  )
  await sql`
    DELETE FROM mail WHERE dedupe_key IN (
      SELECT 'survey/' || k.id || '/' || n FROM survey_contact k CROSS JOIN LATERAL generate_series(1, k.reminders) n
      WHERE k.campaign_id = ${campaignId} AND k.state = 'completed')`.execute(tx)
  await sql`
    UPDATE survey_contact SET opened_on = NULL, reminders = 0, reminded_at = NULL, called_at = NULL, call_note = ''
    WHERE campaign_id = ${campaignId} AND state = 'completed'`.execute(tx)
}

/** Asks that everybody who was invited and has not answered be reminded now, once. @throws AppError, NotFound, Conflict `state` */
export async function askReminder(db: Database, actor: Actor, slug: string, now: Date): Promise<void> {
  authorise(canRunSurveys, actor, undefined)
  await inTransaction(db, async (tx) => {
    const campaign = await heldCampaign(tx, slug)
    if (campaign.state !== 'open') throw new Conflict('state')
    // Not twice in one day: pressing again is no second reminder.
    if (campaign.reminderAskedAt && dayIn(campaign.reminderAskedAt) === dayIn(now)) return
    await tx
      .updateTable('survey_campaign')
      .where('id', '=', campaign.id)
      .set({ reminder_asked_at: now })
      .execute()
    await journalCampaign(tx, actor, campaign, 'survey.remind', now)
    await enqueue(tx, 'surveys')
  })
}
