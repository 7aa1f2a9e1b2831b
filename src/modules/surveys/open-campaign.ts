import { sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { toJson } from '#platform/db/json.ts'
import { Conflict } from '#platform/errors.ts'
import { enqueue } from '#platform/jobs/jobs.ts'
import { getCampaign } from './campaign-store.ts'
import { insertContacts } from './contact-store.ts'
import { definitionFaults } from './faults-model.ts'
import { frameOf, marginsOf } from './frame.ts'
import { silenceOf, surveyKey } from './link.ts'
import { dayIn, type NewContact } from './model.ts'
import { canRunSurveys } from './policy.ts'
import { heldCampaign, journalCampaign } from './save-campaign.ts'
import { lockSurvey } from './survey-store.ts'

/**
 * Opens a campaign: its questionnaire is frozen as it stands, those it asks are written down with their strata, the margins of the frame are kept, and
 * the invitations leave. Who asked not to be written to counts in the frame and is asked nothing.
 * @throws AppError unauthenticated or forbidden, NotFound, Conflict `questions`, `faults`, `nobody` or `past`, or `state` when it is no draft
 */
export async function openCampaign(db: Database, actor: Actor, slug: string, now: Date): Promise<void> {
  authorise(canRunSurveys, actor, undefined)
  const asked = await getCampaign(db, slug)
  const frame: NewContact[] = []
  // Read before the transaction, which stays short. An empty query is no frame: only the contacts brought by hand are asked.
  if (asked?.state === 'draft' && asked.frameQuery !== '')
    for await (const batch of frameOf(db, asked.frameQuery)) frame.push(...batch)
  await inTransaction(db, async (tx) => {
    const campaign = await heldCampaign(tx, slug)
    if (campaign.state !== 'draft' || campaign.frameQuery !== asked?.frameQuery) throw new Conflict('state')
    if (campaign.closesOn !== null && campaign.closesOn < dayIn(now)) throw new Conflict('past')
    const survey = await lockSurvey(tx, campaign.surveyId)
    if (!survey?.definition.sections.some(({ questions }) => questions.length > 0))
      throw new Conflict('questions')
    // A section of words alone is no fault.
    if (definitionFaults(survey.definition).some(({ what }) => what !== 'empty')) throw new Conflict('faults')
    await insertContacts(tx, campaign.id, frame)
    // Nobody is written to twice: who was brought by hand and stands in the directory under the same address is one.
    await sql`
      DELETE FROM survey_contact k USING survey_contact o WHERE k.campaign_id = ${campaign.id} AND k.organisation_id IS NULL
        AND o.campaign_id = k.campaign_id AND o.organisation_id IS NOT NULL AND o.email = k.email`.execute(tx)
    const { rows } = await sql<{ type: string | null; departement: string | null; count: number }>`
      SELECT type, departement, count(*)::int AS count FROM survey_contact WHERE campaign_id = ${campaign.id} GROUP BY type, departement`.execute(
      tx,
    )
    const links = await tx
      .selectFrom('survey_link')
      .where('campaign_id', '=', campaign.id)
      .select('id')
      .execute()
    if (rows.length === 0 && links.length === 0) throw new Conflict('nobody')
    const leftOut = await leaveSilent(tx, campaign.id)
    if (!survey.frozenAt)
      await tx
        .updateTable('survey_version')
        .where('id', '=', survey.versionId)
        .set({ frozen_at: now, previous: null })
        .execute()
    await tx
      .updateTable('survey_campaign')
      .where('id', '=', campaign.id)
      .set({
        state: 'open',
        version_id: survey.versionId,
        opened_at: now,
        margins: toJson(marginsOf(rows)),
        left_out: leftOut,
      })
      .execute()
    await journalCampaign(tx, actor, campaign, 'survey.open', now)
    await enqueue(tx, 'surveys')
  })
}

/** Takes away the contacts who asked for silence. @returns how many */
async function leaveSilent(tx: Tx, campaignId: string): Promise<number> {
  const key = await surveyKey(tx)
  const silent = await tx.selectFrom('survey_silence').select('address_hash').execute()
  if (silent.length === 0) return 0
  const hashes = new Set(silent.map(({ address_hash }) => address_hash.toString('hex')))
  const contacts = await tx
    .selectFrom('survey_contact')
    .where('campaign_id', '=', campaignId)
    .where('email', 'is not', null)
    .select(['id', 'email'])
    .execute()
  const gone = contacts.filter(({ email }) => hashes.has(silenceOf(key, email ?? '').toString('hex')))
  if (gone.length === 0) return 0
  await tx
    .deleteFrom('survey_contact')
    .where(
      'id',
      'in',
      gone.map(({ id }) => id),
    )
    .execute()
  return gone.length
}

/** Whom the frame of a draft would ask, for its page: how many of each type and département, and how many have an address. */
export async function previewFrame(db: Database, query: string) {
  const counted = new Map<string, { type: string | null; departement: string | null; count: number }>()
  let withEmail = 0
  let withPhone = 0
  if (query !== '')
    for await (const batch of frameOf(db, query))
      for (const contact of batch) {
        const key = `${contact.type}|${contact.departement}`
        const stratum = counted.get(key) ?? { type: contact.type, departement: contact.departement, count: 0 }
        stratum.count++
        counted.set(key, stratum)
        if (contact.email) withEmail++
        else if (contact.phone) withPhone++
      }
  return { margins: marginsOf([...counted.values()]), withEmail, withPhone }
}
