import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { type FieldError, Invalid } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { ProfileValues } from './editing-model.ts'
import type { ImportContext } from './import-context.ts'
import { messages } from './messages/index.ts'
import {
  identifierPatterns,
  type OrganisationProfile,
  organisationRecord,
  type ProfileField,
  type TermVocabulary,
} from './model.ts'
import { contextOf } from './settle.ts'

/** Registers where one number names one body. */
export const uniqueSchemes: readonly string[] = ['rna', 'museofile', 'uai', 'wikidata', 'openagenda']

/**
 * Checks values as every record is checked, then against what the database knows: terms in use, communes of the region, numbers that name one
 * body only. A place without point takes the middle of its commune.
 * @param present the organisation they are for; `id` null when it does not exist yet
 * @throws Invalid with an error for each field, in the person's language
 */
export async function checkValues(
  db: Database,
  present: {
    id: string | null
    profile: Pick<OrganisationProfile, 'name' | 'type' | 'terms' | 'legalStatus'>
  },
  values: ProfileValues,
  lang: Lang,
): Promise<ProfileValues> {
  const t = messages[lang].editing
  const given = Object.keys(values) as ProfileField[]
  const parsed = organisationRecord.safeParse({
    id: present.id ?? 'new',
    name: present.profile.name,
    type: present.profile.type,
    ...values,
  })
  if (!parsed.success) {
    const wrong = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))] as ProfileField[]
    throw new Invalid(wrong.map((field) => ({ field, message: t.wrong[field] ?? t.wrongValue })))
  }
  const checked = Object.fromEntries(given.map((field) => [field, parsed.data[field]])) as ProfileValues
  const context = await contextOf(db as never, { place: checked.place ?? null, area: checked.area ?? null })
  const errors: FieldError[] = []
  const wrong = (field: ProfileField, message: string) => errors.push({ field, message })
  const typeKept = present.id !== null && checked.type === present.profile.type
  if (checked.type && !typeKept && !context.terms.type.has(checked.type)) wrong('type', t.wrong.type)
  const status = checked.legalStatus
  if (status && status !== present.profile.legalStatus && !context.terms.legal_status.has(status))
    wrong('legalStatus', t.wrong.legalStatus)
  const unknown = unknownTerms(context, checked.terms, present.profile.terms)
  if (unknown.length > 0) wrong('terms', t.unknownTerms(unknown.join(', ')))
  if (checked.place) {
    const commune = context.communes.get(checked.place.commune)
    if (!commune) wrong('place', t.unknownCommune)
    else if (!checked.place.point)
      checked.place = { ...checked.place, point: commune.point, precision: 'commune' }
    if (checked.place.access.some((code) => !context.terms.access.has(code))) wrong('place', t.unknownAccess)
  }
  if (checked.area && !context.territories.has(`${checked.area.kind}/${checked.area.code}`))
    wrong('area', t.unknownArea)
  for (const { scheme, value } of checked.identifiers ?? [])
    if (!identifierPatterns[scheme].test(value))
      wrong('identifiers', t.wrongIdentifier(scheme.toUpperCase(), value))
  for (const taken of await takenIdentifiers(db, present.id, checked.identifiers ?? []))
    wrong('identifiers', t.takenIdentifier(taken.scheme.toUpperCase(), taken.value, taken.name))
  if (errors.length > 0) throw new Invalid(errors)
  return checked
}

/** Codes that no vocabulary has; one that was there already and is now retired stays allowed. */
function unknownTerms(
  context: ImportContext,
  terms: OrganisationProfile['terms'] | undefined,
  before: OrganisationProfile['terms'],
): string[] {
  return Object.entries(terms ?? {}).flatMap(([name, codes]) => {
    const vocabulary = name as TermVocabulary
    return codes.filter((code) => !context.terms[vocabulary].has(code) && !before[vocabulary]?.includes(code))
  })
}

/** Those of the numbers that name one body and are already another organisation's than `id`. */
export async function takenIdentifiers(
  db: Database,
  id: string | null,
  identifiers: OrganisationProfile['identifiers'],
): Promise<{ scheme: string; value: string; name: string }[]> {
  const asked = identifiers.filter((one) => uniqueSchemes.includes(one.scheme))
  if (asked.length === 0) return []
  const { rows } = await sql<{ scheme: string; value: string; name: string }>`
    SELECT i.scheme, i.value, o.name FROM organisation_identifier i JOIN organisation o ON o.id = i.organisation_id
    JOIN jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS x (scheme text, value text) USING (scheme, value)
    WHERE i.organisation_id IS DISTINCT FROM ${id}::uuid`.execute(db)
  return rows
}
