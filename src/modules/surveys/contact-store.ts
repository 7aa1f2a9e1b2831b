import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { Contact, ContactState, NewContact } from './model.ts'

const columns = sql`
  k.id, k.campaign_id AS "campaignId", k.organisation_id AS "organisationId",
  (SELECT o.slug FROM organisation o WHERE o.id = k.organisation_id AND o.status = 'published') AS "organisationSlug",
  k.name, k.email, k.phone, k.type, k.departement, k.lang, k.origin, k.state, k.channel, k.invited_at AS "invitedAt", k.reminders,
  k.reminded_at AS "remindedAt", k.called_at AS "calledAt", k.call_note AS "callNote"`

/** Contacts that a condition on `k` says, which may go on with an order, a limit and a lock. */
export async function readContacts(db: Database, condition: RawBuilder<unknown>): Promise<Contact[]> {
  const { rows } = await sql<Contact>`SELECT ${columns} FROM survey_contact k WHERE ${condition}`.execute(db)
  return rows
}

/** A contact by id. */
export async function getContact(db: Database, id: string): Promise<Contact | undefined> {
  return (await readContacts(db, sql`k.id = ${id}`))[0]
}

/** A contact, held until the transaction ends. */
export async function lockContact(tx: Tx, id: string): Promise<Contact | undefined> {
  return (await readContacts(tx, sql`k.id = ${id} FOR UPDATE OF k`))[0]
}

/** Contacts of a campaign, by name, in a state or in any; a page of them and how many there are. */
export async function listContacts(
  db: Database,
  given: { campaignId: string; state: ContactState | null; words: string; page: number; perPage: number },
): Promise<{ contacts: Contact[]; total: number }> {
  const state = given.state ? sql`AND k.state = ${given.state}` : sql``
  const words = given.words
    ? sql`AND (strpos(fold(k.name), fold(${given.words})) > 0 OR strpos(coalesce(k.email, ''), lower(${given.words})) > 0)`
    : sql``
  const { rows } = await sql<Contact & { total: number }>`
    SELECT ${columns}, (count(*) OVER ())::int AS total FROM survey_contact k WHERE k.campaign_id = ${given.campaignId} ${state} ${words}
    ORDER BY fold(k.name), k.id LIMIT ${given.perPage} OFFSET ${(given.page - 1) * given.perPage}`.execute(db)
  return { contacts: rows, total: rows[0]?.total ?? 0 }
}

const atOnce = 1000

/**
 * Keeps contacts; one whose organisation or address is already in the campaign is left as it is.
 * @returns how many were new
 */
export async function insertContacts(tx: Tx, campaignId: string, contacts: NewContact[]): Promise<number> {
  let count = 0
  for (let at = 0; at < contacts.length; at += atOnce) {
    const rows = await tx
      .insertInto('survey_contact')
      .values(
        contacts.slice(at, at + atOnce).map((contact) => ({
          campaign_id: campaignId,
          organisation_id: contact.organisationId,
          name: contact.name,
          email: contact.email,
          phone: contact.phone,
          type: contact.type,
          departement: contact.departement,
          lang: contact.lang,
          origin: contact.origin,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    count += rows.length
  }
  return count
}
