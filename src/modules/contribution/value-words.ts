import type { OrganisationProfile, ProfileField } from '#modules/directory/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { phoneAsTyped } from './contact-model.ts'
import { coordinatesAsTyped } from './coordinates-model.ts'
import type { FieldChange, Names, TermOption } from './edit-model.ts'
import { editMessages } from './messages/index.ts'
import { compareWords } from './text-difference.ts'

/** The value of a field as people read it, a line for each thing it says; none when it is empty. */
export function valueInWords(
  lang: Lang,
  names: Names,
  field: ProfileField,
  profile: OrganisationProfile,
): string[] {
  const t = editMessages[lang]
  const term = (vocabulary: string, code: string) =>
    labelOf(lang, names.terms.get(`${vocabulary}:${code}`)) ?? code
  switch (field) {
    case 'aliases':
      return profile.aliases
    case 'type':
      return [term('type', profile.type)]
    case 'legalStatus':
      return profile.legalStatus ? [term('legal_status', profile.legalStatus)] : []
    case 'terms':
      return Object.entries(profile.terms).flatMap(([vocabulary, codes]) =>
        (codes ?? []).map(
          (code) => `${t.vocabularies[vocabulary as 'theme']}\u00a0: ${term(vocabulary, code)}`,
        ),
      )
    case 'place':
      return placeInWords(lang, names, profile.place, term)
    case 'area':
      return profile.area
        ? [names.territories.get(`${profile.area.kind}/${profile.area.code}`) ?? profile.area.code]
        : []
    case 'phone':
      return profile.phone ? [phoneAsTyped(profile.phone)] : []
    case 'links':
      return profile.links.map(
        ({ url, label, kind }) => `${t.contact.kinds[kind]}\u00a0: ${label ? `${label}, ` : ''}${url}`,
      )
    case 'identifiers':
      return profile.identifiers.map(
        ({ scheme, value }) => `${t.identity.schemes[scheme].replace(/ \(.*\)$/, '')}\u00a0: ${value}`,
      )
    default:
      return profile[field] ? [profile[field]] : []
  }
}

const labelOf = (lang: Lang, term: TermOption | undefined) =>
  term && (lang === 'en' ? term.labelEn : term.labelFr)

function placeInWords(
  lang: Lang,
  names: Names,
  place: OrganisationProfile['place'],
  term: (vocabulary: string, code: string) => string,
): string[] {
  if (!place) return []
  const t = editMessages[lang].place
  const commune = names.territories.get(`commune/${place.commune}`) ?? place.commune
  const position = place.point && coordinatesAsTyped(place.point)
  return [
    ...(place.name ? [`${t.placeName}\u00a0: ${place.name}`] : []),
    ...(place.address ? [`${t.address}\u00a0: ${place.address}`] : []),
    `${t.commune}\u00a0: ${[place.postcode, commune].filter(Boolean).join(' ')}`,
    ...(position ? [`${t.position}\u00a0: ${place.precision === 'address' ? position : t.middle}`] : []),
    ...place.access.map((code) => `${t.access}\u00a0: ${term('access', code)}`),
    ...(place.accessFr ? [`${t.accessFr}\u00a0: ${place.accessFr}`] : []),
  ]
}

const texts = new Set<ProfileField>(['descriptionFr', 'descriptionEn'])

/** How two profiles differ in these fields. */
export function differences(
  lang: Lang,
  names: Names,
  before: OrganisationProfile,
  after: OrganisationProfile,
  fields: ProfileField[],
): FieldChange[] {
  return fields.map((field) => {
    if (texts.has(field))
      return {
        field,
        kind: 'text',
        parts: compareWords(String(before[field] ?? ''), String(after[field] ?? '')),
      }
    const [old, fresh] = [valueInWords(lang, names, field, before), valueInWords(lang, names, field, after)]
    return {
      field,
      kind: 'list',
      removed: old.filter((line) => !fresh.includes(line)),
      added: fresh.filter((line) => !old.includes(line)),
    }
  })
}
