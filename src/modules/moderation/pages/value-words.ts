import type { OrganisationProfile, ProfileField } from '#modules/directory/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { ValueWords } from '../case-file-model.ts'
import { fieldMessages } from '../messages/fields.ts'

/** A value of a record as a person reads it, one thing a line; no line when it says nothing. */
export function valueLines(lang: Lang, field: ProfileField, value: unknown, words: ValueWords): string[] {
  if (value === null || value === undefined || value === '') return []
  const term = (vocabulary: string, code: string) => words.terms[`${vocabulary}/${code}`]?.[lang] ?? code
  const as = <F extends ProfileField>(_field: F) => value as NonNullable<OrganisationProfile[F]>
  const t = fieldMessages[lang]
  switch (field) {
    case 'type':
      return [term('type', as('type'))]
    case 'legalStatus':
      return [term('legal_status', as('legalStatus'))]
    case 'aliases':
      return as('aliases')
    case 'terms':
      return Object.entries(as('terms')).flatMap(([vocabulary, codes]) =>
        codes && codes.length > 0
          ? [
              `${t.vocabularies[vocabulary] ?? vocabulary}\u00a0: ${codes.map((code) => term(vocabulary, code)).join(', ')}`,
            ]
          : [],
      )
    case 'place': {
      const place = as('place')
      return [
        place.name,
        place.address,
        [place.postcode, words.communes[place.commune] ?? place.commune].filter(Boolean).join(' '),
        place.point && `${place.point.lat.toFixed(5)}, ${place.point.lon.toFixed(5)}`,
        place.access.map((code) => term('access', code)).join(', '),
        place.accessFr,
      ].filter((line): line is string => Boolean(line))
    }
    case 'area':
      return [`${as('area').kind} ${as('area').code}`]
    case 'links':
      return as('links').map(({ label, url }) => (label ? `${label} (${url})` : url))
    case 'identifiers':
      return as('identifiers').map(({ scheme, value: number }) => `${scheme.toUpperCase()} ${number}`)
    default:
      return String(value).split('\n')
  }
}
