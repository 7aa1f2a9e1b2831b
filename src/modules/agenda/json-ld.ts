import type { Lang } from '#platform/i18n/lang.ts'
import { isoIn, pageOf, placeOf, summaryIn, titleIn, townOf } from './feeds/event-text.ts'
import type { EventPlace, EventSession, EventSheet } from './model.ts'

type Site = { origin: string; regionName: string; lang: Lang; now: Date }

/** Most sessions told to machines on one page. */
const most = 50

const statuses: Record<EventSession['status'], string> = {
  scheduled: 'EventScheduled',
  rescheduled: 'EventRescheduled',
  'moved-online': 'EventMovedOnline',
  postponed: 'EventPostponed',
  // schema.org has no word for « full »: the offer says it.
  full: 'EventScheduled',
  cancelled: 'EventCancelled',
}
const modes = { offline: 'Offline', online: 'Online', mixed: 'Mixed' } as const

/** An event for machines (schema.org): one Event a session to come, or a session that was when all are over. */
export function eventJsonLd(sheet: EventSheet, site: Site): object[] {
  const coming = sheet.sessions.filter((session) => session.end > site.now)
  const shown = coming.length > 0 ? coming : sheet.sessions
  return shown.slice(0, most).map((session) => oneSession(sheet, session, site))
}

function oneSession(sheet: EventSheet, session: EventSession, site: Site): object {
  const { lang, origin } = site
  const url = pageOf(sheet, origin, lang)
  const ages =
    sheet.ageMin === null && sheet.ageMax === null ? null : `${sheet.ageMin ?? 0}-${sheet.ageMax ?? ''}`
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': `${url}#${session.id}`,
    url,
    name: titleIn(sheet, lang),
    description: summaryIn(sheet, lang) || titleIn(sheet, lang),
    startDate: isoIn(session.begin, sheet.timezone),
    endDate: isoIn(session.end, sheet.timezone),
    eventStatus: `https://schema.org/${statuses[session.status]}`,
    eventAttendanceMode: `https://schema.org/${modes[sheet.mode]}EventAttendanceMode`,
    ...(session.formerBegin && { previousStartDate: isoIn(session.formerBegin, sheet.timezone) }),
    location: locations(sheet, session, site),
    ...(sheet.fee === 'free' && { isAccessibleForFree: true }),
    ...(ages && { typicalAgeRange: ages }),
    ...(sheet.languages.length > 0 && { inLanguage: sheet.languages }),
    ...(sheet.organiser && { organizer: organizer(sheet, origin) }),
    ...offers(sheet, session, url),
    ...(sheet.season && {
      superEvent: { '@type': 'EventSeries', name: `${sheet.season.nameFr} ${sheet.season.year}` },
    }),
  }
}

function locations(sheet: EventSheet, session: EventSession, site: Site): object[] {
  const place = placeOf(sheet, session)
  const virtual = sheet.onlineLink && { '@type': 'VirtualLocation', url: sheet.onlineLink }
  return [...(place ? [placeFor(place, site)] : []), ...(virtual ? [virtual] : [])]
}

function placeFor(place: EventPlace, { regionName }: Site): object {
  return {
    '@type': 'Place',
    name: place.name ?? townOf(place) ?? regionName,
    address: {
      '@type': 'PostalAddress',
      ...(place.address && { streetAddress: place.address }),
      ...(place.postcode && { postalCode: place.postcode }),
      ...(townOf(place) && { addressLocality: townOf(place) }),
      ...(place.commune && { addressRegion: regionName }),
      addressCountry: 'FR',
    },
    ...(place.point && {
      geo: { '@type': 'GeoCoordinates', latitude: place.point.lat, longitude: place.point.lon },
    }),
  }
}

const organizer = ({ organiser }: EventSheet, origin: string) => ({
  '@type': 'Organization',
  name: organiser?.name,
  ...(organiser?.slug && { url: `${origin}/annuaire/${organiser.slug}` }),
})

/** An offer when the price is known to be nothing, or when no seat is left. */
function offers(sheet: EventSheet, session: EventSession, url: string): object {
  if (sheet.fee !== 'free' && session.status !== 'full') return {}
  return {
    offers: {
      '@type': 'Offer',
      ...(sheet.fee === 'free' && { price: 0, priceCurrency: 'EUR' }),
      availability: `https://schema.org/${session.status === 'full' ? 'SoldOut' : 'InStock'}`,
      url,
    },
  }
}
