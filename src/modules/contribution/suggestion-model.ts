import type { OrganisationProfile, ProfileValues } from '#modules/directory/index.ts'
import { phoneAsTyped, readPhone, readWebAddress } from './contact-model.ts'

/** The facts a visitor may correct at a glance, in the order of the form. */
export const suggestedFields = [
  'name',
  'address',
  'postcode',
  'phone',
  'email',
  'website',
  'openingHours',
  'descriptionFr',
] as const
export type SuggestedField = (typeof suggestedFields)[number]
export type SuggestionInput = Record<SuggestedField, string>

/** What the record says now, as the form shows it. */
export function presentInput(profile: OrganisationProfile): SuggestionInput {
  return {
    name: profile.name,
    address: profile.place?.address ?? '',
    postcode: profile.place?.postcode ?? '',
    phone: profile.phone ? phoneAsTyped(profile.phone) : '',
    email: profile.email ?? '',
    website: profile.website ?? '',
    openingHours: profile.openingHours ?? '',
    descriptionFr: profile.descriptionFr ?? '',
  }
}

/**
 * The values of the fields that were changed; an emptied one is null, an unreadable one stays as typed for the check to refuse. An address is
 * changed with the rest of its place.
 */
export function suggestedValues(profile: OrganisationProfile, input: SuggestionInput): ProfileValues {
  const before = presentInput(profile)
  const changed = (field: SuggestedField) => input[field] !== before[field]
  const line = (field: SuggestedField) => input[field] || null
  const values: ProfileValues = {}
  if (changed('name')) values.name = input.name
  if (changed('phone')) values.phone = input.phone === '' ? null : (readPhone(input.phone) ?? input.phone)
  if (changed('email')) values.email = line('email')
  if (changed('website'))
    values.website = input.website === '' ? null : (readWebAddress(input.website) ?? input.website)
  if (changed('openingHours')) values.openingHours = line('openingHours')
  if (changed('descriptionFr')) values.descriptionFr = line('descriptionFr')
  if (profile.place && (changed('address') || changed('postcode')))
    values.place = {
      ...profile.place,
      address: line('address'),
      postcode: line('postcode'),
      // The point was that of the former address.
      ...(changed('address') && { point: null, precision: 'commune' as const }),
    }
  return values
}
