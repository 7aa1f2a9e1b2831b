import { fold } from '#platform/i18n/fold.ts'
import { type OrganisationProfile, type OrganisationRecord, profileFields } from './model.ts'

/**
 * What an organisation is, from all that is known of it. What its own people settled (the record that has `settled`) is the last word on these
 * fields, whatever the sources say; the rest comes from the sources, the best first. A pure function of the records.
 */
export function mergeRecords(records: readonly OrganisationRecord[]): OrganisationProfile {
  const own = records.find((record) => record.settled)
  const told = records.filter((record) => !record.settled)
  if (!own) return mergeSources(told)
  const settled = told.length > 0 ? (own.settled ?? []) : profileFields
  const base = mergeSources(told.length > 0 ? told : [own])
  const profile = { ...base, ...Object.fromEntries(settled.map((field) => [field, own[field]])) }
  const names = settled.includes('aliases') ? profile.aliases : [base.name, ...base.aliases]
  return { ...profile, aliases: otherNames(profile.name, names) }
}

/**
 * What the sources say together, the best one first: for each fact the first source that knows it; names, terms, links and identifiers add up.
 * Importing them in any order gives the same organisation.
 */
function mergeSources(records: readonly OrganisationRecord[]): OrganisationProfile {
  const first = records[0]
  if (!first) throw new Error('an organisation has at least one record')
  if (records.length === 1) return { ...profileOf(first), aliases: otherNames(first.name, first.aliases) }
  const known = <K extends keyof OrganisationRecord>(key: K): OrganisationRecord[K] =>
    (records.find((record) => record[key] !== null) ?? first)[key]
  return {
    name: first.name,
    aliases: otherNames(
      first.name,
      records.flatMap((record) => [record.name, ...record.aliases]),
    ),
    type: (records.find((record) => record.type !== 'other') ?? first).type,
    legalStatus: known('legalStatus'),
    terms: mergeTerms(records),
    descriptionFr: known('descriptionFr'),
    descriptionEn: known('descriptionEn'),
    place: mergePlaces(records),
    area: known('area'),
    website: known('website'),
    email: known('email'),
    phone: known('phone'),
    openingHours: known('openingHours'),
    foundedOn: known('foundedOn'),
    links: unique(
      records.flatMap((record) => record.links),
      (link) => link.url,
    ),
    identifiers: unique(
      records.flatMap((record) => record.identifiers),
      (one) => `${one.scheme} ${one.value}`,
    ),
  }
}

const profileOf = (record: OrganisationRecord) =>
  Object.fromEntries(profileFields.map((field) => [field, record[field]])) as OrganisationProfile

function otherNames(name: string, names: string[]): string[] {
  return unique(names, fold).filter((other) => fold(other) !== fold(name))
}

function mergeTerms(records: readonly OrganisationRecord[]): OrganisationProfile['terms'] {
  const terms: OrganisationProfile['terms'] = {}
  for (const record of records) {
    for (const [vocabulary, codes] of Object.entries(record.terms) as [keyof typeof terms, string[]][]) {
      terms[vocabulary] = [...new Set([...(terms[vocabulary] ?? []), ...codes])]
    }
  }
  return terms
}

/** The first place known to the address; what it lacks comes from the other places of the same commune. */
function mergePlaces(records: readonly OrganisationRecord[]): OrganisationProfile['place'] {
  const places = records.flatMap((record) => (record.place ? [record.place] : []))
  const best = places.find((place) => place.precision === 'address') ?? places[0]
  if (!best) return null
  const near = places.filter((place) => place.commune === best.commune)
  return {
    ...best,
    name: best.name ?? near.find((place) => place.name)?.name ?? null,
    address: best.address ?? near.find((place) => place.address)?.address ?? null,
    postcode: best.postcode ?? near.find((place) => place.postcode)?.postcode ?? null,
    access: [...new Set(near.flatMap((place) => place.access))],
    accessFr: best.accessFr ?? near.find((place) => place.accessFr)?.accessFr ?? null,
  }
}

function unique<T>(items: T[], key: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)))
}
