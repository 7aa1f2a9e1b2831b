import type { OrganisationProfile, SectionName } from '#modules/directory/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { phoneAsTyped } from './contact-model.ts'
import { coordinatesAsTyped } from './coordinates-model.ts'
import type { FormInput, Names } from './edit-model.ts'
import { hoursInput } from './hours-grid.ts'

/** The form of a section as the record fills it. Reading it unchanged gives the record back. */
export function sectionInput(
  section: SectionName,
  profile: OrganisationProfile,
  names: Names,
  lang: Lang,
): FormInput {
  return inputs[section](profile, names, lang)
}

const one = (value: string | null | undefined) => [value ?? '']

const inputs: Record<SectionName, (p: OrganisationProfile, names: Names, lang: Lang) => FormInput> = {
  identity: (p) => ({
    name: one(p.name),
    type: one(p.type),
    legalStatus: one(p.legalStatus),
    foundedOn: one(p.foundedOn),
    alias: p.aliases,
    idScheme: p.identifiers.map((each) => each.scheme),
    idValue: p.identifiers.map((each) => each.value),
  }),
  presentation: (p) => ({ descriptionFr: one(p.descriptionFr), descriptionEn: one(p.descriptionEn) }),
  offer: (p) =>
    Object.fromEntries(
      Object.entries(p.terms).map(([vocabulary, codes]) => [`term-${vocabulary}`, codes ?? []]),
    ),
  place: (p, names) => placeInput(p, names),
  contact: (p) => ({
    website: one(p.website),
    email: one(p.email),
    phone: one(p.phone && phoneAsTyped(p.phone)),
    linkKind: p.links.map((each) => each.kind),
    linkUrl: p.links.map((each) => each.url),
    linkLabel: p.links.map((each) => each.label ?? ''),
  }),
  hours: (p, _names, lang) => hoursInput(lang, p.openingHours),
}

function placeInput({ place, area }: OrganisationProfile, names: Names): FormInput {
  const commune = place && (names.territories.get(`commune/${place.commune}`) ?? '')
  const areaRef = area && `${area.kind}/${area.code}`
  return {
    where: [place ? 'place' : area ? 'area' : 'place'],
    commune: one(place && `${commune} (${place.commune})`),
    communeCode: one(place?.commune),
    placeName: one(place?.name),
    address: one(place?.address),
    postcode: one(place?.postcode),
    // The middle of a commune is no position that anybody gave.
    coordinates: one(place?.point && place.precision === 'address' ? coordinatesAsTyped(place.point) : ''),
    access: place?.access ?? [],
    accessFr: one(place?.accessFr),
    area: one(areaRef && names.territories.get(areaRef)),
    areaRef: one(areaRef),
  }
}

/** The fields that belong to each section's form: nothing else that is sent is read. */
export const sectionFields: Record<SectionName, RegExp> = {
  identity: /^(name|type|legalStatus|foundedOn|alias|idScheme|idValue)$/,
  presentation: /^description(Fr|En)$/,
  offer: /^term-(role|theme|audience|format|skill|equipment)$/,
  place:
    /^(where|commune|communeCode|communeChoice|placeName|address|postcode|coordinates|confirmFar|access|accessFr|area|areaRef|areaChoice)$/,
  contact: /^(website|email|phone|linkKind|linkUrl|linkLabel)$/,
  hours: /^(hoursMode|hoursText|closures|offPublic|offSchool|d[0-6](from|to)[01])$/,
}

/** Fields that stand together in rows, by section: rows that are all empty at the end are not kept. */
export const rowFields: Partial<Record<SectionName, { value: string; all: string[] }[]>> = {
  identity: [
    { value: 'alias', all: ['alias'] },
    { value: 'idValue', all: ['idScheme', 'idValue'] },
  ],
  contact: [{ value: 'linkUrl', all: ['linkKind', 'linkUrl', 'linkLabel'] }],
}
