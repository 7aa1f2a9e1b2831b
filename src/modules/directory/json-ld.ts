import type { Lang } from '#platform/i18n/lang.ts'
import type { OrganisationPage, OrganisationPhoto, OrganisationPlace } from './model.ts'
import type { Schedule } from './opening-hours-week.ts'

/** schema.org types of what is first a place one visits; any other type of the vocabulary is an organisation. */
const placeTypes: Record<string, string> = {
  museum: 'Museum',
  'science-centre': 'CivicStructure',
  planetarium: 'CivicStructure',
  'heritage-site': 'LandmarksOrHistoricalBuildings',
  'nature-site': 'Park',
  'cultural-venue': 'EventVenue',
  'social-centre': 'CivicStructure',
  'digital-place': 'CivicStructure',
  fablab: 'CivicStructure',
  library: 'Library',
  tourism: 'TouristInformationCenter',
}
const organisationTypes: Record<string, string> = {
  university: 'CollegeOrUniversity',
  'higher-school': 'CollegeOrUniversity',
  school: 'School',
  'research-body': 'ResearchOrganization',
  'local-authority': 'GovernmentOrganization',
  'state-service': 'GovernmentOrganization',
  company: 'Corporation',
  association: 'NGO',
  'heritage-association': 'NGO',
  'popular-education': 'NGO',
}
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** The machine-readable description of an organisation (https://schema.org), with public facts only. */
export function organisationJsonLd(
  organisation: OrganisationPage,
  lang: Lang,
  url: string,
  schedule: Schedule | undefined,
  photos: OrganisationPhoto[] = [],
): object {
  const placeType = placeTypes[organisation.type.code]
  const [main] = organisation.places
  const where = main && {
    address: addressOf(main),
    geo: geoOf(main),
    openingHoursSpecification: hoursOf(schedule),
  }
  return withoutEmpty({
    '@context': 'https://schema.org',
    '@type': placeType ?? organisationTypes[organisation.type.code] ?? 'Organization',
    '@id': url,
    url: organisation.website ?? url,
    mainEntityOfPage: url,
    name: organisation.name,
    alternateName: organisation.aliases,
    description: (lang === 'en' ? organisation.descriptionEn : null) ?? organisation.descriptionFr,
    telephone: organisation.phone,
    ...(placeType
      ? where
      : main && {
          address: addressOf(main),
          location: withoutEmpty({ '@type': 'Place', name: main.name, ...where }),
        }),
    ...(placeType ? {} : organisationOnly(organisation, url)),
    image: photos.map((photo) => ({
      '@type': 'ImageObject',
      contentUrl: new URL(`/fichiers/photo/${photo.id}/${Math.max(...photo.widths)}.webp`, url).href,
      caption: (lang === 'en' ? photo.altEn : null) ?? photo.altFr,
      creditText: photo.credit,
    })),
    sameAs: sameAs(organisation),
    identifier: organisation.identifiers.map(({ scheme, value }) => ({
      '@type': 'PropertyValue',
      propertyID: scheme,
      value,
    })),
  })
}

function organisationOnly(organisation: OrganisationPage, url: string) {
  const other = ({ slug, name }: { slug: string; name: string }) => ({
    '@type': 'Organization',
    '@id': new URL(slug, url).href,
    name,
  })
  return {
    email: organisation.email,
    foundingDate: /^\d{4}(-\d{2}-\d{2})?$/.test(organisation.foundedOn ?? '') ? organisation.foundedOn : null,
    parentOrganization: organisation.parent && other(organisation.parent),
    memberOf: organisation.networks.map(other),
  }
}

function addressOf(place: OrganisationPlace) {
  return withoutEmpty({
    '@type': 'PostalAddress',
    streetAddress: place.address,
    postalCode: place.postcode,
    addressLocality: place.communeName,
    addressCountry: 'FR',
  })
}

// The middle of a commune is no address: a machine would take it for the door.
function geoOf(place: OrganisationPlace) {
  if (!place.point || place.precision !== 'address') return null
  return { '@type': 'GeoCoordinates', latitude: place.point.lat, longitude: place.point.lon }
}

/** Weekly hours that hold all year; hours by season or with comments are left to the page. */
function hoursOf(schedule: Schedule | undefined): object[] {
  const [season, ...others] = schedule?.seasons ?? []
  if (!season || others.length > 0 || season.parts.length > 0) return []
  return season.week.flatMap((group) =>
    group.spans
      .filter((span) => span.certain)
      .map((span) => ({
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: group.days.map((day) => `https://schema.org/${weekdays[day]}`),
        opens: time(span.opens),
        closes: span.opens === 0 && span.closes === 24 * 60 ? '23:59' : time(span.closes),
      })),
  )
}

const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

function sameAs(organisation: OrganisationPage): string[] {
  const authorities = organisation.identifiers.flatMap(({ scheme, value }) =>
    scheme === 'wikidata'
      ? [`https://www.wikidata.org/wiki/${value}`]
      : scheme === 'ror'
        ? [`https://ror.org/${value}`]
        : [],
  )
  return [
    ...authorities,
    ...organisation.links
      .filter((link) => ['wikipedia', 'social', 'website'].includes(link.kind))
      .map((link) => link.url),
  ]
}

function withoutEmpty<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, each]) => each !== null && each !== undefined && !(Array.isArray(each) && each.length === 0),
    ),
  ) as Partial<T>
}
