import { suggestCorrection } from '#modules/contribution/index.ts'
import { getEditable, getVocabularies, type ProfileValues } from '#modules/directory/index.ts'
import { getTerritory } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { Invalid, NotFound } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Contact } from './model.ts'
import type { Page } from './page-changes.ts'

/** What the page of a contact's organisation says; null when it has none. */
export async function pageOf(
  db: Database,
  contact: Pick<Contact, 'organisationSlug'> | null,
  communes: ReadonlyMap<string, string> = new Map(),
): Promise<Page | null> {
  if (!contact?.organisationSlug) return null
  const present = await getEditable(db, contact.organisationSlug)
  if (present?.status !== 'published') return null
  const { profile } = present
  const code = profile.place?.commune
  const commune = code ? await getTerritory(db, 'commune', code) : undefined
  const vocabularies = Object.entries(await getVocabularies(db))
  return {
    profile,
    terms: Object.fromEntries(
      vocabularies.map(([name, terms]) => [name, new Set(terms.map((term) => term.code))]),
    ),
    communes: new Map([
      ...communes,
      ...(commune && code ? ([[code, `${commune.name} (${code})`]] as const) : []),
    ]),
  }
}

/** Proposes values for the page, together; those that the directory would not take are left out. */
export async function proposeChanges(
  db: Database,
  contact: Pick<Contact, 'organisationId' | 'organisationSlug'>,
  given: ProfileValues,
  lang: Lang,
  now: Date,
): Promise<void> {
  const { organisationId, organisationSlug: slug } = contact
  if (!organisationId || !slug) return
  const actor = { kind: 'link' as const, organisationId }
  const left = new Map(Object.entries(given))
  while (left.size > 0) {
    const values: ProfileValues = Object.fromEntries(left)
    try {
      return await suggestCorrection(db, actor, { slug, values, message: '', contactEmail: null, lang }, now)
    } catch (error) {
      if (error instanceof NotFound) return
      if (!(error instanceof Invalid)) throw error
      const wrong = error.fields.filter(({ field }) => left.delete(field))
      if (wrong.length === 0) return
    }
  }
}
