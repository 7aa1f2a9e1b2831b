import { openCase } from '#modules/cases/index.ts'
import {
  changedFields,
  checkProfileValues,
  type EditableOrganisation,
  getEditable,
  type ProfileField,
  type ProfileValues,
} from '#modules/directory/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Invalid, NotFound } from '#platform/errors.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { messages } from './messages/index.ts'

/**
 * Keeps a correction anybody suggests for a published organisation: only the values that change something, checked as an edit is. Those who
 * look after it are told, and may accept it themselves.
 * @throws NotFound, Invalid on a field, or when nothing differs from the record
 */
export async function suggestCorrection(
  db: Database,
  actor: Actor,
  given: { slug: string; values: ProfileValues; message: string; contactEmail: string | null; lang: Lang },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const present = await getEditable(tx, given.slug)
    if (present?.status !== 'published') throw new NotFound()
    const checked = await checkProfileValues(tx, present, given.values, given.lang)
    const fields = changedFields(present.profile, { ...present.profile, ...checked })
    if (fields.length === 0 && given.message === '')
      throw new Invalid([{ field: 'message', message: messages[given.lang].suggest.nothing }])
    const values = Object.fromEntries(fields.map((field: ProfileField) => [field, checked[field]]))
    await openCase(
      tx,
      actor,
      {
        kind: fields.length > 0 ? 'suggestion' : 'report',
        organisationId: present.id,
        message: given.message,
        contactEmail: actor.kind === 'person' ? null : given.contactEmail,
        payload:
          fields.length > 0
            ? { values, baseVersion: present.version, lang: given.lang }
            : { reason: 'wrong', lang: given.lang },
      },
      now,
    )
    if (fields.length > 0) await tellPeople(tx, present, now)
  })
}

/** Keeps what somebody says of a closure. @throws NotFound */
export async function signalClosure(
  db: Database,
  actor: Actor,
  given: { slug: string; closedOn: string | null; message: string; contactEmail: string | null; lang: Lang },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const present = await getEditable(tx, given.slug)
    if (present?.status !== 'published') throw new NotFound()
    await openCase(
      tx,
      actor,
      {
        kind: 'closure',
        organisationId: present.id,
        message: given.message,
        contactEmail: actor.kind === 'person' ? null : given.contactEmail,
        payload: { reason: 'closed', lang: given.lang, ...(given.closedOn && { closedOn: given.closedOn }) },
      },
      now,
    )
  })
}

async function tellPeople(tx: Tx, organisation: EditableOrganisation, now: Date): Promise<void> {
  const people = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('m.organisation_id', '=', organisation.id)
    .where('p.erased_at', 'is', null)
    .select(['p.id', 'p.email', 'p.lang'])
    .execute()
  await queueMails(
    tx,
    people.flatMap(({ id, email, lang: spoken }) => {
      if (!email) return []
      const lang = spoken as Lang
      const t = messages[lang].suggest
      return [
        {
          kind: 'suggestion' as const,
          to: email,
          lang,
          personId: id,
          subject: t.mailSubject(organisation.profile.name),
          body: [
            t.mailText(organisation.profile.name),
            { action: t.mailAction, path: localPath(lang, `/annuaire/${organisation.slug}/suggestions`) },
          ],
        },
      ]
    }),
    now,
  )
}
