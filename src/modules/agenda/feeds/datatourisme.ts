import type { EventPlace, EventSession, EventSheet, Word } from '../model.ts'
import { demoNoteOf, isoIn, pageOf, photoAddresses, townOf } from './event-text.ts'

/** Where the file is made: the site, and the region that communes of ours are in. */
export type DatatourismeSite = { origin: string; siteName: string }

/** The namespaces of DATAtourisme (ontology 3.2.2); what has no prefix is a name of its own core. */
export const datatourismeContext = {
  '@vocab': 'https://www.datatourisme.fr/ontology/core#',
  kb: 'https://www.datatourisme.fr/resource/core#',
  dc: 'http://purl.org/dc/elements/1.1/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: 'http://schema.org/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  ebucore: 'http://www.ebu.ch/metadata/ontologies/ebucore/ebucore#',
  'rdfs:label': { '@container': '@language' },
  'rdfs:comment': { '@container': '@language' },
  'dc:description': { '@container': '@language' },
  shortDescription: { '@container': '@language' },
}

/**
 * Classes of events by our formats, where the ontology has one for certain. Workshops, shows, games and trails have none that we could
 * verify, and stay `EntertainmentAndEvent` alone: a wrong class is worse than a general one.
 */
const classes: Record<string, string> = {
  exhibition: 'Exhibition',
  'guided-tour': 'Visit',
  talk: 'Conference',
  screening: 'ScreeningEvent',
  festival: 'Festival',
  course: 'Traineeship',
}

/**
 * A point of interest as DATAtourisme shapes events. Its periods are the sessions that are held; the ontology has no word for one that is
 * not, so that an event called off has none, and schema.org's status.
 */
export function toDatatourisme(sheet: EventSheet, site: DatatourismeSite): Record<string, unknown> {
  const { origin, siteName } = site
  const page = pageOf(sheet, origin, 'fr')
  const held = sheet.sessions.filter(({ status }) => status !== 'cancelled' && status !== 'postponed')
  const comment = inLanguages(shortOf(sheet, 'fr'), shortOf(sheet, 'en'))
  return {
    '@id': page,
    'dc:identifier': sheet.id,
    '@type': [...typesOf(sheet), 'EntertainmentAndEvent', 'schema:Event', 'PointOfInterest'],
    'rdfs:label': inLanguages(sheet.titleFr, sheet.titleEn),
    ...(comment && { 'rdfs:comment': comment }),
    ...descriptionsOf(sheet, comment),
    ...(held.length > 0 && { takesPlaceAt: held.map((session) => period(session, sheet.timezone)) }),
    ...statusOf(sheet.sessions, held),
    ...(sheet.mode !== 'online' &&
      sheet.places.length > 0 && { isLocatedAt: sheet.places.map((place) => located(place)) }),
    ...offersOf(sheet),
    ...photoOf(sheet, origin),
    hasContact: [{ 'foaf:homepage': [page] }],
    ...bookingOf(sheet),
    ...(sheet.organiser && { hasBeenCreatedBy: agent(sheet.organiser, origin) }),
    hasBeenPublishedBy: [{ '@id': origin, 'schema:legalName': siteName, 'foaf:homepage': [origin] }],
    // The codes of DATAtourisme's own list of themes could not be verified: ours are told by their words.
    ...(sheet.themes.length > 0 && { hasTheme: sheet.themes.map(themeOf) }),
    lastUpdate: sheet.updatedAt.toISOString().slice(0, 10),
    // `lastUpdateDatatourisme` is theirs to write.
  }
}

/** The whole file: `{"@context":…,"@graph":[…]}`, an event at a time. */
export async function* datatourismeFile(
  events: AsyncIterable<EventSheet[]>,
  site: DatatourismeSite,
): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify(datatourismeContext)},"@graph":[`
  let separator = '\n'
  for await (const sheets of events) {
    if (sheets.length === 0) continue
    yield separator + sheets.map((sheet) => JSON.stringify(toDatatourisme(sheet, site))).join(',\n')
    separator = ',\n'
  }
  yield ']}\n'
}

const typesOf = ({ formats }: EventSheet) => formats.flatMap(({ code }) => classes[code] ?? [])

/** `{ fr: […], en: […] }` of what is said; null when nothing is. */
function inLanguages(fr: string | null, en: string | null): Record<string, string[]> | null {
  const said = { ...(fr && { fr: [fr] }), ...(en && { en: [en] }) }
  return Object.keys(said).length > 0 ? said : null
}

/** The sentence of an event; one that is invented says so first. */
function shortOf(sheet: EventSheet, lang: 'fr' | 'en'): string | null {
  const said = lang === 'fr' ? sheet.summaryFr : sheet.summaryEn
  const told = said ?? (lang === 'fr' ? '' : null)
  return told === null ? null : [demoNoteOf(sheet, lang), told].filter(Boolean).join(' ') || null
}

function descriptionsOf(sheet: EventSheet, short: Record<string, string[]> | null) {
  const long = inLanguages(sheet.descriptionFr, sheet.descriptionEn)
  if (!long && !short) return {}
  return {
    hasDescription: [{ ...(long && { 'dc:description': long }), ...(short && { shortDescription: short }) }],
  }
}

/** Days and hours of the place, as the ontology keeps them apart. */
function period({ begin, end }: EventSession, timezone: string) {
  const [from, to] = [isoIn(begin, timezone), isoIn(end, timezone)]
  return {
    '@type': ['Period'],
    startDate: from.slice(0, 10),
    endDate: to.slice(0, 10),
    startTime: from.slice(11, 19),
    endTime: to.slice(11, 19),
  }
}

function statusOf(all: EventSession[], held: EventSession[]) {
  if (all.length === 0 || held.length > 0) return {}
  const status = all.every((session) => session.status === 'cancelled') ? 'EventCancelled' : 'EventPostponed'
  return { 'schema:eventStatus': { '@id': `schema:${status}` } }
}

function located(place: EventPlace) {
  const { commune, point } = place
  const town = townOf(place)
  const address = {
    '@type': ['schema:PostalAddress'],
    ...(place.address && { 'schema:streetAddress': [place.address] }),
    ...(place.postcode && { 'schema:postalCode': place.postcode }),
    ...(town && { 'schema:addressLocality': town }),
    ...(commune && {
      hasAddressCity: {
        insee: commune.code,
        'rdfs:label': { fr: [commune.name] },
        isPartOfDepartment: { insee: departementOf(commune.code) },
      },
    }),
  }
  return {
    // Names of classes of places could not be verified: a place is one.
    '@type': ['schema:Place'],
    ...(place.name && { 'rdfs:label': { fr: [place.name] } }),
    'schema:address': [address],
    ...(point && {
      'schema:geo': {
        '@type': ['schema:GeoCoordinates'],
        'schema:latitude': point.lat,
        'schema:longitude': point.lon,
      },
    }),
  }
}

/** The département of a commune by its INSEE code: two characters, three overseas. */
const departementOf = (code: string) => code.slice(0, /^9[78]/.test(code) ? 3 : 2)

/** Free, when it is said: prices are not known. */
function offersOf({ fee, conditionsFr, conditionsEn }: EventSheet) {
  const conditions = inLanguages(conditionsFr, conditionsEn)
  if (fee !== 'free' && !conditions) return {}
  const price = {
    '@type': ['schema:PriceSpecification'],
    ...(fee === 'free' && {
      'schema:minPrice': 0,
      'schema:maxPrice': 0,
      'schema:priceCurrency': 'EUR',
      hasEligiblePolicy: [{ '@id': 'kb:Free' }],
    }),
    ...(conditions && { 'rdfs:comment': conditions }),
  }
  return { 'schema:offers': [{ '@type': ['schema:Offer'], 'schema:priceSpecification': [price] }] }
}

function photoOf({ photo }: EventSheet, origin: string) {
  const address = photo && photoAddresses(photo, origin)[0]
  if (!photo || !address) return {}
  return {
    hasMainRepresentation: [
      {
        'rdfs:label': inLanguages(photo.altFr, photo.altEn),
        'schema:creditText': photo.credit,
        'ebucore:hasRelatedResource': [{ 'ebucore:locator': [address] }],
      },
    ],
  }
}

/** Ways to book for the general public: what is for schools is not for tourists. */
function bookingOf({ booking }: EventSheet) {
  const values = (type: 'email' | 'phone' | 'link') =>
    booking.filter((each) => each.for === 'public' && each.type === type).map(({ value }) => value)
  const [emails, phones, links] = [values('email'), values('phone'), values('link')]
  const contact = {
    ...(emails.length > 0 && { 'schema:email': emails }),
    ...(phones.length > 0 && { 'schema:telephone': phones }),
    ...(links.length > 0 && { 'foaf:homepage': links }),
  }
  return Object.keys(contact).length > 0 ? { hasBookingContact: [contact] } : {}
}

const agent = ({ slug, name }: NonNullable<EventSheet['organiser']>, origin: string) => ({
  ...(slug && { '@id': `${origin}/annuaire/${slug}` }),
  'schema:legalName': name,
})

const themeOf = ({ labelFr, labelEn }: Word) => ({ 'rdfs:label': { fr: [labelFr], en: [labelEn] } })
