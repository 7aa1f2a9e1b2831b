import type { Lang } from '#platform/i18n/lang.ts'
import {
  type Bilingual,
  type EventPlace,
  type EventSession,
  type EventSheet,
  eventModes,
  sessionStatuses,
} from '../model.ts'
import { addressLine, demoNoteOf, isoIn, pageOf, photoAddresses, townOf } from './event-text.ts'
import { maillagePart } from './maillage-part.ts'

type Site = { origin: string; regionName: string; now: Date }

/** Published, of OpenAgenda's states (−1 refused, 0 to moderate, 1 ready, 2 published). */
const published = 2

/** Codes of the access vocabulary for OpenAgenda's: hearing, visual, psychic, motor, intellectual. */
const impairments = { hi: 'hearing', vi: 'visual', pi: 'psychic', mi: 'motor', ii: 'intellectual' } as const

/**
 * An event as OpenAgenda's API v2 writes it (`GET /v2/agendas/{uid}/events?detailed=1`; OpenAgenda/dev-doc, « Événement »).
 * There an event has one place (here the first) and one status: sessions that will not be held are left out as long as another one is.
 * What its fields cannot say stands in `maillage`, a field of our own, which other readers leave.
 */
export function toOpenAgenda(sheet: EventSheet, { origin, regionName, now }: Site): Record<string, unknown> {
  const held = heldSessions(sheet)
  const toCome = held.filter((session) => session.end > now)
  const timing = ({ begin, end }: Pick<EventSession, 'begin' | 'end'>) => ({
    begin: isoIn(begin, sheet.timezone),
    end: isoIn(end, sheet.timezone),
  })
  const timingOr = (session: EventSession | undefined) => (session ? timing(session) : null)
  const links = [pageOf(sheet, origin, 'fr'), ...(sheet.sourceUrl ? [sheet.sourceUrl] : [])]
  return {
    uid: openAgendaUid(sheet.id),
    slug: sheet.slug,
    extIds: [{ key: 'maillage', value: sheet.id }],
    canonicalUrl: links[0],
    ...textsOf(sheet),
    image: sheet.photo && (photoAddresses(sheet.photo, origin)[0] ?? null),
    imageCredits: sheet.photo?.credit ?? null,
    registration: registrationOf(sheet),
    accessibility: accessibilityOf(sheet),
    age: sheet.ageMin === null && sheet.ageMax === null ? null : { min: sheet.ageMin, max: sheet.ageMax },
    timings: distinctTimes(held).map(timing),
    firstTiming: timingOr(held[0]),
    lastTiming: timingOr(held.at(-1)),
    nextTiming: timingOr(toCome[0]),
    timezone: sheet.timezone,
    attendanceMode: eventModes.indexOf(sheet.mode) + 1,
    location: locationOf(sheet, regionName),
    onlineAccessLink: sheet.onlineLink,
    status: statusOf(toCome.length > 0 ? toCome : held),
    state: published,
    links: links.map((link) => ({ link })),
    createdAt: sheet.createdAt.toISOString(),
    updatedAt: sheet.updatedAt.toISOString(),
    maillage: maillagePart(sheet),
  }
}

/** The number that readers of OpenAgenda tell events by, which an event keeps: the last 52 bits of its id, which are drawn at random. */
export const openAgendaUid = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(-13), 16)

/** Texts by language; OpenAgenda requires a short description, the title stands in for it. */
function textsOf(sheet: EventSheet): Record<string, unknown> {
  return {
    title: inLanguages({ fr: sheet.titleFr, en: sheet.titleEn }),
    description: inLanguages({ fr: sheet.summaryFr ?? sheet.titleFr, en: sheet.summaryEn ?? sheet.titleEn }),
    longDescription: inLanguages({ fr: toldOf(sheet, 'fr'), en: toldOf(sheet, 'en') }),
    conditions: inLanguages({ fr: sheet.conditionsFr, en: sheet.conditionsEn }),
    keywords: sheet.keywords.length > 0 ? { fr: sheet.keywords } : {},
  }
}

/** The description; an invented event says first that it is. */
function toldOf(sheet: EventSheet, lang: Lang): string | null {
  const said = lang === 'fr' ? sheet.descriptionFr : sheet.descriptionEn
  return [demoNoteOf(sheet, lang), said].filter(Boolean).join('\n\n') || null
}

/** `{ fr, en }` without the languages that say nothing. */
const inLanguages = (texts: Bilingual | { fr: string | null; en: string | null }): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).flatMap(([lang, text]) => (text ? [[lang, text]] : [])))

/** Ways to book, each once: OpenAgenda does not tell the general public from groups. */
function registrationOf({ booking }: EventSheet): { type: string; value: string }[] {
  const ways = new Map(booking.map(({ type, value }) => [`${type} ${value}`, { type, value }]))
  return [...ways.values()]
}

const accessibilityOf = ({ access }: EventSheet): Record<string, boolean> =>
  Object.fromEntries(
    Object.entries(impairments).map(([key, code]) => [key, access.some((word) => word.code === code)]),
  )

/** Sessions that are held; all of them when none is. */
function heldSessions({ sessions }: EventSheet): EventSession[] {
  const held = sessions.filter(({ status }) => status !== 'cancelled' && status !== 'postponed')
  return held.length > 0 ? held : sessions
}

/** Timings may not overlap: sessions at one time in several places are one. */
const distinctTimes = (sessions: EventSession[]): EventSession[] => [
  ...new Map(
    sessions.map((session) => [`${session.begin.getTime()} ${session.end.getTime()}`, session]),
  ).values(),
]

/** OpenAgenda's number for what all these sessions share; scheduled when they differ. */
function statusOf(sessions: EventSession[]): number {
  const [first, ...others] = new Set(sessions.map(({ status }) => status))
  return sessionStatuses.indexOf(first && others.length === 0 ? first : 'scheduled') + 1
}

function locationOf(sheet: EventSheet, regionName: string): Record<string, unknown> | null {
  const [place] = sheet.places
  if (sheet.mode === 'online' || !place) return null
  const town = townOf(place)
  return {
    name: place.name ?? town ?? regionName,
    address: addressOf(place) || regionName,
    countryCode: 'FR',
    // What lies elsewhere is in a region that we do not know.
    adminLevel1: place.commune ? regionName : null,
    adminLevel4: town,
    postalCode: place.postcode,
    insee: place.commune?.code ?? null,
    latitude: place.point?.lat ?? null,
    longitude: place.point?.lon ?? null,
    timezone: sheet.timezone,
  }
}

/** The whole address on one line, without the name of the place, at most 255 characters. */
const addressOf = (place: EventPlace): string => addressLine({ ...place, name: null }).slice(0, 255)
