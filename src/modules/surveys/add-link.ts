import { randomInt } from 'node:crypto'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { canRunSurveys } from './policy.ts'
import { heldCampaign, journalCampaign } from './save-campaign.ts'

/** Most shared links of a campaign. */
const mostLinks = 100

// Letters and figures that nobody takes for one another when they copy them from paper.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const newCode = () => Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('')

/**
 * Makes a link that many people may share: handed on by a partner, or shown openly.
 * @throws AppError unauthenticated or forbidden, NotFound, Conflict `state` when the campaign is closed, `many`
 */
export async function addLink(
  db: Database,
  actor: Actor,
  given: { slug: string; channel: 'partner' | 'open'; name: string },
  now: Date,
): Promise<void> {
  authorise(canRunSurveys, actor, undefined)
  await inTransaction(db, async (tx) => {
    const campaign = await heldCampaign(tx, given.slug)
    if (campaign.state !== 'draft' && campaign.state !== 'open') throw new Conflict('state')
    const known = await tx
      .selectFrom('survey_link')
      .where('campaign_id', '=', campaign.id)
      .select('id')
      .execute()
    if (known.length >= mostLinks) throw new Conflict('many')
    await tx
      .insertInto('survey_link')
      .values({
        campaign_id: campaign.id,
        channel: given.channel,
        name: given.name,
        code: newCode(),
        created_at: now,
      })
      .execute()
    await journalCampaign(tx, actor, campaign, 'survey.link', now)
  })
}

/**
 * Notes how many people were told of a shared link, as who hands it on says; null when nobody knows.
 * @throws AppError unauthenticated or forbidden, NotFound when the campaign has no such link
 */
export async function tellLink(
  db: Database,
  actor: Actor,
  given: { slug: string; link: string; told: number | null },
  now: Date,
): Promise<void> {
  authorise(canRunSurveys, actor, undefined)
  await inTransaction(db, async (tx) => {
    const campaign = await heldCampaign(tx, given.slug)
    const { numUpdatedRows } = await tx
      .updateTable('survey_link')
      .where('id', '=', given.link)
      .where('campaign_id', '=', campaign.id)
      .set({ told: given.told })
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new NotFound()
    await journalCampaign(tx, actor, campaign, 'survey.link', now)
  })
}
