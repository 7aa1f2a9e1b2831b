import { sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { newSecret } from '#platform/access/secret.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { lockCampaign } from './campaign-store.ts'
import { getContact, lockContact } from './contact-store.ts'
import { type Campaign, dayIn, shutBecause } from './model.ts'
import { canRunSurveys } from './policy.ts'
import { stratumKey } from './quota-model.ts'
import { completedIn, responseOfContact } from './response-store.ts'

/** Writes down that somebody followed their link: once, and only before they begin. */
export async function openLink(db: Database, contactId: string, now: Date): Promise<void> {
  await sql`
    UPDATE survey_contact k SET state = CASE WHEN k.state IN ('waiting', 'invited', 'unreachable') THEN 'opened' ELSE k.state END,
      opened_on = coalesce(k.opened_on, ${dayIn(now)}::date)
    FROM survey_campaign c WHERE c.id = k.campaign_id AND c.state = 'open' AND k.id = ${contactId} AND k.opened_on IS NULL`.execute(
    db,
  )
}

/**
 * Begins the answers of a contact who consented, or finds those that were begun: pressing twice begins once.
 * @param given.interviewer who enters what is said by telephone, and heard the consent; null: the contact, by their link
 * @throws AppError forbidden to who runs no survey, NotFound, Conflict saying why nothing begins: `draft`, `closed`, `full`
 */
export async function startAnswer(
  db: Database,
  given: { contactId: string; lang: Lang; interviewer: Actor | null },
  now: Date,
): Promise<void> {
  if (given.interviewer) authorise(canRunSurveys, given.interviewer, undefined)
  const by = given.interviewer ? 'phone' : 'mail'
  await inTransaction(db, async (tx) => {
    // The campaign first, as everything that holds several things does.
    const asked = await getContact(tx, given.contactId)
    const campaign = asked && (await lockCampaign(tx, asked.campaignId))
    const contact = campaign && (await lockContact(tx, given.contactId))
    if (!contact) throw new NotFound()
    if (await responseOfContact(tx, contact.id)) return
    mustBeOpen(campaign, now)
    if (contact.state === 'completed') throw new Conflict('closed')
    const { id } = await tx
      .insertInto('survey_response')
      .values({
        campaign_id: contact.campaignId,
        channel: by,
        lang: given.lang,
        type: contact.type,
        departement: contact.departement,
        consented_on: dayIn(now),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.insertInto('survey_response_link').values({ contact_id: contact.id, response_id: id }).execute()
    await sql`
      UPDATE survey_contact SET state = 'started', channel = ${by}, refused_on = NULL,
        opened_on = CASE WHEN ${by} = 'mail' THEN coalesce(opened_on, ${dayIn(now)}::date) ELSE opened_on END
      WHERE id = ${contact.id}`.execute(tx)
  })
}

/**
 * Begins answers by a shared link, for somebody who consented and of whom nothing is known but, where quotas ask for it, their stratum. Those who were
 * invited by name may answer whatever their stratum brought; a shared link opens to no more than was wanted. Who began before may finish.
 * @returns the secret by which they come back to them
 * @throws NotFound, Conflict saying why nothing begins: `draft`, `closed`, `full`, `stratum`
 */
export async function startSharedAnswer(
  db: Database,
  given: { code: string; lang: Lang; type: string | null; departement: string | null },
  now: Date,
): Promise<string> {
  return inTransaction(db, async (tx) => {
    const link = await tx
      .selectFrom('survey_link')
      .where('code', '=', given.code)
      .select(['id', 'campaign_id', 'channel'])
      .executeTakeFirst()
    if (!link) throw new NotFound()
    const campaign = await lockCampaign(tx, link.campaign_id)
    mustBeOpen(campaign, now)
    const { type, departement } = given
    const wanted = campaign.stratumQuotas[stratumKey(given)]
    if (wanted !== undefined && (await completedIn(tx, campaign.id, given)) >= wanted)
      throw new Conflict('stratum')
    const { secret, hash } = newSecret()
    await tx
      .insertInto('survey_response')
      .values({
        campaign_id: link.campaign_id,
        link_id: link.id,
        channel: link.channel,
        secret_hash: hash,
        lang: given.lang,
        type,
        departement,
        consented_on: dayIn(now),
      })
      .execute()
    return secret
  })
}

/** @throws NotFound, Conflict saying why a campaign takes no new answers */
function mustBeOpen(campaign: Campaign | undefined, now: Date): asserts campaign is Campaign {
  if (!campaign) throw new NotFound()
  const why = shutBecause(campaign, now)
  if (why) throw new Conflict(why)
}
