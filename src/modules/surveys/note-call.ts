import { sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { CallEnd } from './call-model.ts'
import { lockCampaign } from './campaign-store.ts'
import { lockContact } from './contact-store.ts'
import { dayIn } from './model.ts'
import { canRunSurveys } from './policy.ts'
import { responseOfContact } from './response-store.ts'

/**
 * Writes down what came of a call to a contact who has not answered. A refusal erases what was begun, as their own would.
 * @throws AppError unauthenticated or forbidden, NotFound, Conflict `state` when the campaign is not open or the contact has answered
 */
export async function noteCall(
  db: Database,
  actor: Actor,
  given: { campaignId: string; contactId: string; end: CallEnd; note: string },
  now: Date,
): Promise<void> {
  authorise(canRunSurveys, actor, undefined)
  await inTransaction(db, async (tx) => {
    const campaign = await lockCampaign(tx, given.campaignId)
    const contact = campaign && (await lockContact(tx, given.contactId))
    if (!contact || contact.campaignId !== campaign.id) throw new NotFound()
    if (campaign.state !== 'open' || contact.state === 'completed') throw new Conflict('state')
    const begun = given.end === 'refused' ? await responseOfContact(tx, contact.id) : undefined
    if (begun) await tx.deleteFrom('survey_response').where('id', '=', begun.id).execute()
    await sql`
      UPDATE survey_contact SET called_at = ${now}, call_note = ${given.note},
        state = CASE ${given.end}::text WHEN 'later' THEN state ELSE ${given.end}::text END,
        refused_on = CASE WHEN ${given.end}::text = 'refused' THEN ${dayIn(now)}::date ELSE refused_on END
      WHERE id = ${contact.id}`.execute(tx)
  })
}
