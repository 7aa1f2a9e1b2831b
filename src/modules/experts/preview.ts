import { getTerritory } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { getChoices, type StoredSheet } from './expert-store.ts'
import type { ExpertProfile, ExpertSheet } from './model.ts'

/** The sheet that a checked profile would make, before it is published. Nothing is written. */
export async function previewSheet(
  db: Database,
  profile: ExpertProfile,
  given: { published: StoredSheet | null; organisations: { id: string; name: string }[]; now: Date },
): Promise<ExpertSheet> {
  const [choices, commune] = await Promise.all([getChoices(db), getTerritory(db, 'commune', profile.commune)])
  const organisation = given.organisations.find((one) => one.id === profile.organisationId)
  const { terms, organisationId: _, commune: __, ...told } = profile
  return {
    ...told,
    slug: given.published?.slug ?? '',
    themes: choices.theme.filter(({ code }) => terms.theme.includes(code)),
    audiences: choices.audience.filter(({ code }) => terms.audience.includes(code)),
    formats: choices.format.filter(({ code }) => terms.format.includes(code)),
    languages: choices.language.filter(({ code }) => profile.languages.includes(code)),
    commune: { code: profile.commune, name: commune?.name ?? profile.commune },
    point: null,
    organisation: organisation ? { slug: '', name: organisation.name } : null,
    vouched: organisation !== undefined,
    asked: given.published?.asked ?? 0,
    demo: false,
    updatedAt: given.now,
  }
}
