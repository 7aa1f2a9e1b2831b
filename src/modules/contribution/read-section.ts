import type { OrganisationProfile, ProfileValues, SectionName } from '#modules/directory/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { readDate, readPhone, readWebAddress } from './contact-model.ts'
import { type FieldError, type FormInput, first, rows, type SectionReading } from './edit-model.ts'
import { editMessages } from './messages/index.ts'
import { readHours } from './read-hours.ts'
import { readPlace } from './read-place.ts'

/** Reads what was typed in a section. `base` is the record the person had in front of them: what they left alone stays exactly as it is. */
export async function readSection(
  db: Database,
  section: SectionName,
  input: FormInput,
  base: OrganisationProfile,
  lang: Lang,
): Promise<SectionReading> {
  const nothing = { communes: [], areas: [], far: null }
  if (section === 'place') return readPlace(db, input, base, lang)
  return { ...nothing, ...readers[section](input, base, lang) }
}

type Read = { values: ProfileValues; errors: FieldError[] }
type Reader = (input: FormInput, base: OrganisationProfile, lang: Lang) => Read

const identity: Reader = (input, base, lang) => {
  const t = editMessages[lang].errors
  const errors: FieldError[] = []
  const values: ProfileValues = {
    type: first(input, 'type'),
    legalStatus: first(input, 'legalStatus') || null,
    aliases: (input.alias ?? []).map((each) => each.trim()).filter(Boolean),
  }
  const name = first(input, 'name')
  if (name) values.name = name
  else errors.push({ field: 'name', message: t.missingName })
  const founded = first(input, 'foundedOn')
  const date = founded === (base.foundedOn ?? '') ? base.foundedOn : readDate(founded)
  if (founded && !date) errors.push({ field: 'foundedOn', message: t.wrongDate })
  else values.foundedOn = date
  values.identifiers = rows(input, ['idScheme', 'idValue']).flatMap(({ idScheme, idValue = '' }) =>
    idValue ? [{ scheme: idScheme as 'siret', value: plainIdentifier(idScheme as string, idValue) }] : [],
  )
  return { values, errors }
}

/** Numbers are copied with spaces: « 123 456 789 00012 »; letters in either case. */
function plainIdentifier(scheme: string, text: string): string {
  const last = text.replace(/\/+$/, '').split('/').at(-1) ?? ''
  const plain = (scheme === 'ror' || scheme === 'wikidata' ? last : text).replace(/[\s.\u00a0\u202f]/g, '')
  return scheme === 'ror' ? plain.toLowerCase() : plain.toUpperCase()
}

const text = (input: FormInput, name: string) => first(input, name).replaceAll('\r\n', '\n') || null

const presentation: Reader = (input) => ({
  values: { descriptionFr: text(input, 'descriptionFr'), descriptionEn: text(input, 'descriptionEn') },
  errors: [],
})

const offer: Reader = (input) => ({
  values: {
    terms: Object.fromEntries(
      (['role', 'theme', 'audience', 'format', 'skill', 'equipment'] as const).flatMap((vocabulary) => {
        const codes = (input[`term-${vocabulary}`] ?? []).filter(Boolean)
        return codes.length > 0 ? [[vocabulary, codes]] : []
      }),
    ),
  },
  errors: [],
})

const contact: Reader = (input, base, lang) => {
  const t = editMessages[lang].errors
  const errors: FieldError[] = []
  const values: ProfileValues = { email: first(input, 'email') || null }
  const site = first(input, 'website')
  const website = site === (base.website ?? '') ? base.website : readWebAddress(site)
  if (site && !website) errors.push({ field: 'website', message: t.wrongWebsite })
  else values.website = website
  const typed = first(input, 'phone')
  const phone = readPhone(typed)
  if (typed && !phone) errors.push({ field: 'phone', message: t.wrongPhone })
  else values.phone = phone
  const links: ProfileValues['links'] = []
  rows(input, ['linkKind', 'linkUrl', 'linkLabel']).forEach(({ linkKind, linkUrl, linkLabel }, at) => {
    if (!linkUrl) {
      if (linkLabel) errors.push({ field: `linkUrl-${at}`, message: t.missingLink(linkLabel) })
      return
    }
    const same = base.links.find((each) => each.url === linkUrl)
    const url = same ? same.url : readWebAddress(linkUrl)
    if (!url) errors.push({ field: `linkUrl-${at}`, message: t.wrongLink(linkUrl) })
    else links.push({ url, label: linkLabel || null, kind: linkKind as 'website' })
  })
  if (!errors.some(({ field }) => field.startsWith('linkUrl'))) values.links = links
  return { values, errors }
}

const hours: Reader = (input, base, lang) => readHours(input, base.openingHours, lang)

const readers: Record<Exclude<SectionName, 'place'>, Reader> = {
  identity,
  presentation,
  offer,
  contact,
  hours,
}
