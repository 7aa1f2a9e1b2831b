import { sql } from 'kysely'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { lockCampaign } from './campaign-store.ts'
import { getContact, lockContact } from './contact-store.ts'
import { silenceOf, surveyKey } from './link.ts'
import { dayIn } from './model.ts'
import { responseOfContact } from './response-store.ts'

/**
 * Writes down that somebody does not want to answer: what they had begun is erased, no reminder follows. With `forGood`, no survey writes to
 * their address any more. Who has already sent
 * their answers, or comes after the closing, may only ask for silence.
 * @throws NotFound
 */
export async function refuseSurvey(
  db: Database,
  given: { contactId: string; forGood: boolean },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const asked = await getContact(tx, given.contactId)
    const campaign = asked && (await lockCampaign(tx, asked.campaignId))
    const contact = asked && (await lockContact(tx, given.contactId))
    if (!contact) throw new NotFound()
    if (given.forGood && contact.email) {
      const hash = silenceOf(await surveyKey(tx), contact.email)
      await tx
        .insertInto('survey_silence')
        .values({ address_hash: hash, asked_on: dayIn(now) })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
    if (contact.state === 'completed' || campaign?.state !== 'open') return
    const begun = await responseOfContact(tx, contact.id)
    if (begun?.state === 'started')
      await tx.deleteFrom('survey_response').where('id', '=', begun.id).execute()
    await sql`UPDATE survey_contact SET state = 'refused', refused_on = ${dayIn(now)}::date WHERE id = ${contact.id}`.execute(
      tx,
    )
  })
}
