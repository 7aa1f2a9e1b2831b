import type { VNode } from 'preact'
import type { OrganisationProfile, SectionName } from '#modules/directory/index.ts'
import { getTerritory } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { readCoordinates } from '../coordinates-model.ts'
import type { AddressSearch, FieldError, FormInput, PlaceChoice, TermOption } from '../edit-model.ts'
import { HoursFields } from '../pages/hours-fields.tsx'
import { PlaceFields } from '../pages/place-fields.tsx'
import { ContactFields, IdentityFields, OfferFields, PresentationFields } from '../pages/section-fields.tsx'

/** All that any section's fields may need. */
export type SectionFields = {
  lang: 'fr' | 'en'
  input: FormInput
  errors: FieldError[]
  emptyRows: number
  terms: TermOption[]
  communes: PlaceChoice[]
  areas: PlaceChoice[]
  far: number | null
  addresses: AddressSearch | null
  otherPlaces: number
  map: { worker: string; lon: number; lat: number } | null
}

/** The fields of one section. */
export function fieldsOf(section: SectionName, fields: SectionFields): VNode {
  const { lang, input, errors, emptyRows, terms } = fields
  const common = { lang, input, errors, emptyRows }
  switch (section) {
    case 'identity':
      return <IdentityFields {...common} terms={terms} />
    case 'presentation':
      return <PresentationFields {...common} />
    case 'offer':
      return <OfferFields {...common} terms={terms} />
    case 'contact':
      return <ContactFields {...common} />
    case 'hours':
      return <HoursFields {...common} />
    case 'place':
      return <PlaceFields {...fields} />
  }
}

/** Where the map of the form opens: at the point typed, else in the middle of the commune. */
export async function mapOf(
  db: Database,
  input: FormInput,
  profile: OrganisationProfile,
  worker: string,
): Promise<SectionFields['map']> {
  const typed = readCoordinates(input.coordinates?.[0] ?? '')
  const commune = await getTerritory(db, 'commune', input.communeCode?.[0] ?? profile.place?.commune ?? '')
  const at = typed ?? commune?.point ?? null
  return at && { worker, lon: at.lon, lat: at.lat }
}
