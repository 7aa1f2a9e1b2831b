import { type Lang, localPath } from '#platform/i18n/lang.ts'
import {
  isOnline,
  isoIn,
  pageOf,
  photoAddresses,
  placeOf,
  summaryIn,
  titleIn,
  townOf,
  wordsIn,
} from './feeds/event-text.ts'
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
/** Sessions for which there may be a seat; of those that do not take place as told, nothing is said. */
const availabilities: Partial<Record<EventSession['status'], string>> = {
  scheduled: 'InStock',
  rescheduled: 'InStock',
  'moved-online': 'InStock',
  full: 'SoldOut',
}

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
  const mode = isOnline(sheet, session) ? 'online' : sheet.mode
  const keywords = [...wordsIn(sheet.themes, lang), ...sheet.keywords]
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
    eventAttendanceMode: `https://schema.org/${modes[mode]}EventAttendanceMode`,
    ...(session.formerBegin && { previousStartDate: isoIn(session.formerBegin, sheet.timezone) }),
    location: locations(sheet, session, site),
    ...(sheet.photo && { image: photoAddresses(sheet.photo, origin) }),
    ...(sheet.fee && { isAccessibleForFree: sheet.fee === 'free' }),
    ...(ages && { typicalAgeRange: ages }),
    ...(keywords.length > 0 && { keywords }),
    ...(sheet.audiences.length > 0 && {
      audience: sheet.audiences.map((audience) => ({
        '@type': 'Audience',
        audienceType: lang === 'en' ? audience.labelEn : audience.labelFr,
      })),
    }),
    ...(sheet.languages.length > 0 && { inLanguage: sheet.languages }),
    ...(sheet.organiser && { organizer: organizer(sheet, origin) }),
    ...(sheet.partners.length > 0 && {
      contributor: sheet.partners.map(({ slug, name }) => ({
        '@type': 'Organization',
        name,
        url: `${origin}/annuaire/${slug}`,
      })),
    }),
    ...(sheet.speakers.length > 0 && {
      performer: sheet.speakers.map(({ name, affiliation, expert }) => ({
        '@type': 'Person',
        name,
        ...(affiliation && { affiliation: { '@type': 'Organization', name: affiliation } }),
        ...(expert && { url: `${origin}/experts/${expert}` }),
      })),
    }),
    ...offers(sheet, session, url),
    ...(sheet.season && { superEvent: superEvent(sheet.season, site) }),
  }
}

const superEvent = (season: NonNullable<EventSheet['season']>, { origin, lang }: Site) => ({
  '@type': 'EventSeries',
  name: seasonName(season, lang),
  url: origin + localPath(lang, `/agenda/${season.code}/${season.year}`),
})

const seasonName = (season: NonNullable<EventSheet['season']>, lang: Lang) =>
  `${lang === 'en' ? season.nameEn : season.nameFr} ${season.year}`

/** Where it happens, which search engines require: a place, an address to follow it, both; the region when nothing is known. */
function locations(sheet: EventSheet, session: EventSession, site: Site): object | object[] {
  const place = placeOf(sheet, session)
  // A session that was moved online without a link of its own is explained on the page.
  const link = sheet.onlineLink ?? (isOnline(sheet, session) ? pageOf(sheet, site.origin, site.lang) : null)
  const all = [
    ...(place ? [placeFor(place, site)] : []),
    ...(link ? [{ '@type': 'VirtualLocation', url: link }] : []),
  ]
  return all.length > 1 ? all : (all[0] ?? somewhereIn(site))
}

const somewhereIn = ({ regionName }: Site) => ({
  '@type': 'Place',
  name: regionName,
  address: { '@type': 'PostalAddress', addressRegion: regionName, addressCountry: 'FR' },
})

function placeFor(place: EventPlace, { origin, regionName, lang }: Site): object {
  return {
    '@type': 'Place',
    name: place.name ?? townOf(place) ?? regionName,
    ...(place.organisation && { url: origin + localPath(lang, `/annuaire/${place.organisation.slug}`) }),
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

/** An offer when the price is known to be nothing, when there is a page to book, or when no seat is left; a price that is not known is not told. */
function offers(sheet: EventSheet, session: EventSession, page: string): object {
  const availability = availabilities[session.status]
  const booking = sheet.booking.find((each) => each.for === 'public' && each.type === 'link')
  if (sheet.fee !== 'free' && session.status !== 'full' && !booking) return {}
  return {
    offers: {
      '@type': 'Offer',
      ...(sheet.fee === 'free' && { price: 0, priceCurrency: 'EUR' }),
      ...(availability && { availability: `https://schema.org/${availability}` }),
      url: booking?.value ?? page,
    },
  }
}
