import type { Database } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { getCampaignById } from './campaign-store.ts'
import { getContact } from './contact-store.ts'
import type { Definition } from './definition-model.ts'
import { contactOfSecret } from './link.ts'
import type { Campaign, Contact, Response } from './model.ts'
import { responseOfContact, responseOfSecret } from './response-store.ts'
import { getVersion } from './survey-store.ts'

/** Who answers what: by their own link (`contact`), or by a shared one; with what they answered so far. */
export type Respondent = {
  campaign: Campaign
  definition: Definition
  contact: Contact | null
  response: Response | null
}

/** The respondent of a secret, personal or of an answer begun by a shared link; undefined when it opens nothing. */
export async function respondentOf(db: Database, secret: string): Promise<Respondent | undefined> {
  const contactId = await contactOfSecret(db, secret)
  if (contactId) return respondentOfContact(db, contactId)
  const response = /^[\w-]{43}$/.test(secret) ? await responseOfSecret(db, secret) : undefined
  return response && whole(db, response.campaignId, null, response)
}

/** A contact as respondent. */
export async function respondentOfContact(db: Database, contactId: string): Promise<Respondent | undefined> {
  const contact = await getContact(db, contactId)
  if (!contact) return undefined
  return whole(db, contact.campaignId, contact, (await responseOfContact(db, contact.id)) ?? null)
}

async function whole(db: Database, campaignId: string, contact: Contact | null, response: Response | null) {
  const campaign = await getCampaignById(db, campaignId)
  const definition = campaign?.versionId ? await getVersion(db, campaign.versionId) : undefined
  if (!campaign || !definition) throw new NotFound()
  return { campaign, definition, contact, response }
}
