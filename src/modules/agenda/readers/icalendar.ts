import ICAL from 'ical.js'
import type { EventInput } from '../model.ts'
import { feeOf } from './conditions.ts'
import { type EventRecord, missing, type ReadEvents, type Refusal, type Said } from './event-record.ts'
import { FileZones, type Horizon, OccurrenceReader } from './ical-occurrences.ts'
import { limits } from './limits.ts'
import { pointOf } from './place.ts'
import { cut, line, paragraphs, webAddress } from './texts.ts'
import { readTimings } from './timings.ts'
import { TookTooLong, withinTime } from './within-time.ts'
import { wordsAnywhere } from './words-anywhere.ts'
import { writtenPlace } from './written-place.ts'

/** Largest calendar read, in characters, and most events of it. */
const longest = 15_000_000
const mostEvents = 5000
/** Milliseconds that a whole file may take to parse, and one event to be followed; and all events together. */
const [timeToParse, timeForOne, timeForAll] = [8000, 400, 10_000]

/**
 * The events of an iCalendar file (RFC 5545), one for each UID: rules of repetition are followed up to eighteen months from now, dates
 * added, taken away, changed and cancelled one by one are understood. It never throws, and never lasts.
 */
export function iCalendar(text: string, now: Date): ReadEvents {
  const result: ReadEvents = { records: [], refused: [], notes: [] }
  const calendars = calendarsIn(text)
  if (!Array.isArray(calendars)) return { ...result, refused: [{ at: 'fichier', reason: calendars }] }
  const all = calendars.flatMap((calendar) => calendar.getAllSubcomponents('vevent'))
  if (all.length === 0) result.refused.push({ at: 'fichier', reason: said.noEvent })
  if (all.length > mostEvents) result.refused.push({ at: 'fichier', reason: said.manyEvents })
  const zones = new FileZones(calendars)
  const deadline = performance.now() + timeForAll
  for (const [uid, components] of byUid(all.slice(0, mostEvents))) {
    if (performance.now() > deadline) {
      result.refused.push({ at: 'fichier', reason: said.tooLong })
      return result
    }
    const notes: Refusal[] = []
    // Stopping a reading has its price: it is paid where there are rules to follow.
    const ruled = zones.ownRules || components.some((each) => each.hasProperty('rrule'))
    const found = readSafely(ruled, () => readOne(uid, components, { zones, horizon: horizonOf(now), notes }))
    if ('input' in found) {
      result.records.push(found)
      result.notes.push(...notes)
    } else result.refused.push({ at: uid || 'sans UID', reason: found })
  }
  return result
}

/** The calendars of a text, or why there is none. */
function calendarsIn(text: string): ICAL.Component[] | Said {
  const body = text.replace(/^\uFEFF/, '').trim()
  if (body === '') return said.empty
  if (!/^BEGIN:VCALENDAR\b/i.test(body)) return said.noCalendar
  if (body.length > longest) return said.large
  if (!/END:VCALENDAR$/i.test(body)) return said.truncated
  try {
    const parsed = withinTime(timeToParse, () => ICAL.parse(body))
    const list = (Array.isArray(parsed[0]) ? parsed : [parsed]) as unknown[][]
    return list.map((each) => new ICAL.Component(each as [string, unknown[], unknown[]]))
  } catch (error) {
    return error instanceof TookTooLong ? said.large : said.damaged
  }
}

function byUid(components: ICAL.Component[]): Map<string, ICAL.Component[]> {
  return Map.groupBy(components, (component) => line(component.getFirstPropertyValue('uid'), 300) ?? '')
}

function readSafely(ruled: boolean, read: () => EventRecord | Said): EventRecord | Said {
  try {
    return ruled ? withinTime(timeForOne, read) : read()
  } catch (error) {
    // The library throws on values that are not what they should be, at the first look.
    return error instanceof TookTooLong ? said.endless : said.unreadable
  }
}

/** First days of months, so that what is read changes once a month and not every day. */
const horizonOf = (now: Date): Horizon => ({
  from: Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1),
  to: Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 19),
})

type Reading = { zones: FileZones; horizon: Horizon; notes: Refusal[] }

function readOne(uid: string, components: ICAL.Component[], reading: Reading): EventRecord | Said {
  if (uid === '') return missing.id
  const isOverride = (component: ICAL.Component) => component.hasProperty('recurrence-id')
  const masters = components.filter((component) => !isOverride(component))
  const master = masters.sort((one, other) => sequenceOf(other) - sequenceOf(one))[0]
  const shown = master ?? components[0]
  if (!shown) return missing.sessions
  if (/^(?:private|confidential)$/i.test(textOf(shown, 'class') ?? '')) return said.private
  const title = line(textOf(shown, 'summary'), limits.title)
  if (!title) return missing.title
  const told = new Set<string>()
  const note = (reason: Said) => {
    if (!told.has(reason.fr)) reading.notes.push({ at: `événement (${uid})`, reason })
    told.add(reason.fr)
  }
  const occurrences = new OccurrenceReader(reading.zones, reading.horizon, note).read(
    master,
    components.filter(isOverride),
  )
  if (occurrences.some(({ wholeDay }) => wholeDay)) note(said.wholeDay)
  const cancelled = new Set(occurrences.filter((each) => each.cancelled).map(({ begin }) => begin))
  const timings = occurrences.map(({ begin, end }) => ({ begin: isoOf(begin), end: isoOf(end) }))
  const sessions = readTimings(timings, `événement (${uid})`, reading.notes).map((session) => ({
    ...session,
    status: cancelled.has(session.begin.getTime()) ? ('cancelled' as const) : ('scheduled' as const),
  }))
  if (sessions.length === 0) return missing.sessions
  return { id: uid, raw: null, input: inputOf(shown, title, sessions) }
}

function inputOf(shown: ICAL.Component, title: string, sessions: EventInput['sessions']): EventInput {
  const description = paragraphs(textOf(shown, 'description'), textOf(shown, 'x-alt-desc'))
  const geo = shown.getFirstPropertyValue('geo')
  const point = Array.isArray(geo) ? pointOf(geo[0], geo[1]) : null
  const place = writtenPlace(textOf(shown, 'location'), point)
  const link = onlineLinkOf(shown)
  const mode = !link ? 'offline' : place ? 'mixed' : 'online'
  const categories = shown.getAllProperties('categories').flatMap((each) => each.getValues().map(String))
  return {
    ...wordsAnywhere(categories),
    titleFr: title,
    titleEn: null,
    summaryFr: description === null ? null : line(description.split('\n')[0], limits.summary),
    summaryEn: null,
    descriptionFr: description,
    descriptionEn: null,
    conditionsFr: null,
    conditionsEn: null,
    fee: feeOf(cut(description ?? '', 2000)),
    ageMin: null,
    ageMax: null,
    mode,
    onlineLink: link,
    languages: [],
    booking: [],
    season: null,
    organiserName: organiserOf(shown),
    sourceUrl: webAddress(textOf(shown, 'url')),
    places: place ? [place] : [],
    sessions: sessions.map((session) => ({ ...session, place: place ? 0 : null })),
  }
}

function textOf(component: ICAL.Component, name: string): string | null {
  const value = component.getFirstPropertyValue(name)
  return value === null || value === undefined ? null : String(value)
}

/** Where it is followed online: what calendar programs write apart, or an address in place of a place. */
function onlineLinkOf(shown: ICAL.Component): string | null {
  const names = ['conference', 'x-google-conference', 'x-microsoft-skypeteamsmeetingurl', 'location']
  return names.map((name) => webAddress(textOf(shown, name))).find((link) => link !== null) ?? null
}

/** The organiser's name; an address of mail is nobody's name to show. */
function organiserOf(shown: ICAL.Component): string | null {
  const name = shown.getFirstProperty('organizer')?.getParameter('cn')
  return typeof name === 'string' && !name.includes('@') ? line(name, limits.organiser) : null
}

const sequenceOf = (component: ICAL.Component) =>
  Number(component.getFirstPropertyValue('sequence') ?? 0) || 0
const isoOf = (moment: number) => new Date(moment).toISOString()

const said = {
  empty: { fr: 'Le fichier est vide.', en: 'The file is empty.' },
  noCalendar: {
    fr: 'Ce n’est pas un calendrier iCalendar : il ne commence pas par BEGIN:VCALENDAR.',
    en: 'This is no iCalendar file: it does not begin with BEGIN:VCALENDAR.',
  },
  noEvent: { fr: 'Le calendrier ne contient aucun événement.', en: 'The calendar holds no event.' },
  large: { fr: 'Le calendrier est trop grand.', en: 'The calendar is too large.' },
  truncated: {
    fr: 'Le calendrier a été coupé : sa fin manque.',
    en: 'The calendar was cut short: its end is missing.',
  },
  damaged: { fr: 'Le calendrier est abîmé.', en: 'The calendar is damaged.' },
  manyEvents: {
    fr: `Plus de ${mostEvents} événements : les premiers sont lus.`,
    en: `More than ${mostEvents} events: the first ones are read.`,
  },
  tooLong: {
    fr: 'Les répétitions de ce calendrier sont trop longues à suivre : la suite n’est pas lue.',
    en: 'The repetitions of this calendar take too long to follow: the rest is not read.',
  },
  endless: {
    fr: 'La règle de répétition ne mène à aucune date, ou à trop de dates.',
    en: 'The rule of repetition leads to no date, or to too many.',
  },
  unreadable: { fr: 'Une date ou une règle est illisible.', en: 'A date or a rule cannot be read.' },
  private: { fr: 'Marqué comme privé dans son calendrier.', en: 'Marked as private in its calendar.' },
  wholeDay: {
    fr: 'Sans heure : la journée entière est prise.',
    en: 'No time of day: the whole day is taken.',
  },
} satisfies Record<string, Said>
