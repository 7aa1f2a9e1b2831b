import { fold } from '#platform/i18n/fold.ts'
import type { OrganisationProfile, OrganisationRecord } from './model.ts'

/**
 * What an organisation is, from all that its sources say, the best source first: for each fact the first source that knows it; names,
 * terms, links and identifiers add up. A pure function of the records: importing them in any order gives the same organisation.
 */
export function mergeRecords(records: readonly OrganisationRecord[]): OrganisationProfile {
  const first = records[0]
  if (!first) throw new Error('an organisation has at least one record')
  if (records.length === 1) return { ...first, aliases: otherNames(first.name, first.aliases) }
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
