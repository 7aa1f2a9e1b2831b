import type { Lang } from '#platform/i18n/lang.ts'
import { type OrganisationProfile, type ProfileField, profileFields } from './model.ts'

/** The source of what an organisation's own people, or a moderator, say of it: believed before every other. Its record id is the organisation's. */
export const contributionSource = 'contribution'

/** The sections a record is edited by, each with its fields. */
export const sections = {
  identity: ['name', 'aliases', 'type', 'legalStatus', 'foundedOn', 'identifiers'],
  presentation: ['descriptionFr', 'descriptionEn'],
  offer: ['terms'],
  place: ['place', 'area'],
  contact: ['website', 'email', 'phone', 'links'],
  hours: ['openingHours'],
} as const satisfies Record<string, readonly ProfileField[]>
export type SectionName = keyof typeof sections

/** Values people give: only the fields that are there are settled. */
export type ProfileValues = Partial<OrganisationProfile>

/** A change to publish; `baseVersion` is the version the person had in front of them, `lang` that of the words they get back. */
export type Edit = { values: ProfileValues; baseVersion: number; lang?: Lang }

/** What editing gives back. `fields` is empty when nothing changed: no version is made then. */
export type Edited = { id: string; slug: string; version: number; fields: ProfileField[] }

/** An organisation as its editors see it, whatever its status. */
export type EditableOrganisation = {
  id: string
  slug: string
  status: 'proposed' | 'published' | 'archived' | 'merged' | 'refused'
  version: number
  confirmedAt: Date | null
  unconfirmedAt: Date | null
  updatedAt: Date
  proposedBy: string | null
  profile: OrganisationProfile
}

/** One line of the history. `person` is null for an import, a job, or somebody who was erased. */
export type Version = {
  number: number
  at: Date
  person: { id: string; name: string } | null
  origin: 'form' | 'link' | 'api' | 'import' | 'job' | 'command'
  fields: ProfileField[]
  restoredFrom: number | null
  profile: OrganisationProfile
}

/** Two organisations that may be one, and why. `score` from 0 to 1. */
export type Likeness = {
  organisationId: string
  otherId: string
  score: number
  rules: ('identifier' | 'siret' | 'address' | 'name' | 'website' | 'phone')[]
  distanceKm: number | null
}

/** Which of two values a merge keeps, field by field; a field left out keeps what merging the records gives (the name: the kept one's). */
export type MergeChoices = Partial<Record<ProfileField, 'kept' | 'absorbed'>>

/** Fields whose order says nothing. */
const sets = new Set<ProfileField>(['aliases', 'links', 'identifiers'])

/** A value in one form only, so that equal values compare equal: keys in order, sets sorted, empty lists of terms left out. */
function canonical(field: ProfileField, value: unknown): string {
  if (field === 'terms') {
    const terms = Object.entries((value ?? {}) as Record<string, string[]>)
      .filter(([, codes]) => codes.length > 0)
      .map(([vocabulary, codes]) => [vocabulary, [...codes].sort()] as const)
    return JSON.stringify(terms.sort(([a], [b]) => (a < b ? -1 : 1)))
  }
  if (sets.has(field) && Array.isArray(value)) return JSON.stringify(value.map(inOrder).sort())
  return inOrder(value)
}

function inOrder(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** Whether two values of a field say the same. */
export const sameValue = (field: ProfileField, a: unknown, b: unknown): boolean =>
  canonical(field, a) === canonical(field, b)

/** The fields in which two profiles differ, in the order of the record. */
export const changedFields = (before: OrganisationProfile, after: OrganisationProfile): ProfileField[] =>
  profileFields.filter((field) => !sameValue(field, before[field], after[field]))
