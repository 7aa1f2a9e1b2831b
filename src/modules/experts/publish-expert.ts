import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { slugify } from '#platform/i18n/fold.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { indexExpert } from './expert-entry.ts'
import { freeSlug, lockExpert, writeProfile } from './expert-store.ts'
import { messages } from './messages/index.ts'
import type { ExpertInput, ExpertProfile } from './model.ts'
import { checkOwnInput } from './own-sheet.ts'
import { canOfferExpertise, canSpeakFor } from './policy.ts'

/** What the person agrees to, as they read it. */
export const consentText = (lang: Lang): string => messages[lang].consent.points.join('\n')

/**
 * Publishes one's draft, with one's own consent: sheet, search and lists at once.
 * @returns the slug
 * @throws Invalid without consent, or when the draft lacks something; Conflict when it changed since `base`; NotFound without a draft
 */
export async function publishExpert(
  db: Database,
  actor: Actor,
  given: { consent: boolean; base: number; lang: Lang },
  now: Date,
): Promise<string> {
  authorise(canOfferExpertise, actor, undefined)
  const id = personId(actor)
  if (!id) throw new NotFound()
  if (!given.consent) throw new Invalid([{ field: 'consent', message: messages[given.lang].consent.missing }])
  return inTransaction(db, async (tx) => {
    const row = await lockExpert(tx, id)
    if (!row) throw new NotFound()
    if (row.version !== given.base) throw new Conflict('version')
    if (row.draft !== null) {
      const checked = await checkOwnInput(tx, id, given.lang, row.draft as ExpertInput)
      if ('errors' in checked) throw new Invalid(checked.errors)
      const { organisationId } = checked.value
      if (organisationId) authorise(canSpeakFor, actor, { organisationId })
      await writeProfile(tx, id, checked.value, now)
    } else if (row.published_at === null) throw new NotFound()
    const name = row.draft === null ? row.name : (row.draft as ExpertInput).name
    return publish(tx, actor, { id, name, slug: row.slug, version: row.version, lang: given.lang }, now)
  })
}

/**
 * Publishes a checked profile in one act: for whoever does not pass by the form (API, demonstration).
 * @throws Conflict when the sheet changed since `base`
 */
export async function publishProfile(
  tx: Tx,
  actor: Actor,
  id: string,
  profile: ExpertProfile,
  given: { lang: Lang; demo?: boolean },
  now: Date,
): Promise<string> {
  await tx
    .insertInto('expert')
    .values({ person_id: id, created_at: now, updated_at: now, demo: given.demo ?? false })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await lockExpert(tx, id)
  if (!row) throw new NotFound()
  await writeProfile(tx, id, profile, now)
  return publish(
    tx,
    actor,
    { id, name: profile.name, slug: row.slug, version: row.version, lang: given.lang },
    now,
  )
}

async function publish(
  tx: Tx,
  actor: Actor,
  sheet: { id: string; name: string; slug: string | null; version: number; lang: Lang },
  now: Date,
): Promise<string> {
  const slug = sheet.slug ?? (await freeSlug(tx, slugify(sheet.name, 'personne')))
  await tx
    .updateTable('expert')
    .where('person_id', '=', sheet.id)
    .set({
      slug,
      state: 'published',
      consent_text: consentText(sheet.lang),
      consent_at: now,
      published_at: now,
      updated_at: now,
      draft: null,
      version: sheet.version + 1,
    })
    .execute()
  await indexExpert(tx, sheet.id, now)
  const entry = {
    action: 'expert.publish',
    object: { kind: 'expert', id: sheet.id },
    changes: { version: sheet.version + 1 },
  }
  await writeJournal(tx, actor, [entry], now)
  return slug
}
