import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { EventSession, EventSheet, SessionStatus } from '../model.ts'
import {
  addressLine,
  demoNoteOf,
  labelled,
  pageOf,
  photoAddresses,
  placeOf,
  sessionTitle,
  summaryIn,
  wordsIn,
} from './event-text.ts'

/** A calendar: its name, the page it comes from, its own address, and the host that its identifiers bear. */
export type Calendar = {
  name: string
  description: string
  url: string
  source: string
  host: string
  origin: string
  lang: Lang
}

/** What a calendar tells of an event: the rest is not read. */
export const calendarFields = [
  'id',
  'slug',
  'titleFr',
  'titleEn',
  'summaryFr',
  'summaryEn',
  'mode',
  'onlineLink',
  'themes',
  'photo',
  'places',
  'sessions',
  'sequence',
  'updatedAt',
  'demo',
] as const satisfies (keyof EventSheet)[]
type CalendarSheet = Pick<EventSheet, (typeof calendarFields)[number]>

/** Where calendars are published, and in which language. */
type Site = Pick<Calendar, 'host' | 'origin' | 'lang'>

const refresh = 'PT6H'

/**
 * A calendar of events, one VEVENT a session, in UTC (RFC 5545, RFC 7986). The UID of a session comes from its own id, so
 * that a change of time moves it in calendars that know it; SEQUENCE tells them which version is the last.
 */
export async function* icalendar(
  calendar: Calendar,
  events: AsyncIterable<CalendarSheet[]>,
): AsyncGenerator<string> {
  const { name, description, url, source, lang } = calendar
  yield lines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Maillage//Agenda//${lang.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    `DESCRIPTION:${text(description)}`,
    `URL;VALUE=URI:${uri(url)}`,
    `SOURCE;VALUE=URI:${uri(source)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${refresh}`,
    `X-PUBLISHED-TTL:${refresh}`,
  ])
  for await (const sheets of events) yield sheets.map((sheet) => vevents(calendar, sheet)).join('')
  yield lines(['END:VCALENDAR'])
}

const statuses: Record<SessionStatus, string> = {
  scheduled: 'CONFIRMED',
  rescheduled: 'CONFIRMED',
  'moved-online': 'CONFIRMED',
  postponed: 'TENTATIVE',
  full: 'CONFIRMED',
  cancelled: 'CANCELLED',
}

/**
 * One session of an event as a calendar of its own, for who keeps it or receives it by mail. It publishes, and asks no answer (RFC 5546, 3.2.1);
 * its UID is that of the event's own calendar.
 */
export function sessionCalendar(
  sheet: EventSheet,
  session: EventSession,
  { origin, lang }: { origin: string; lang: Lang },
): string {
  const head = lines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Maillage//Agenda//${lang.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
  ])
  const one = vevents({ host: new URL(origin).hostname, origin, lang }, { ...sheet, sessions: [session] })
  return head + one + lines(['END:VCALENDAR'])
}

/** The sessions of an event, one VEVENT each; what several of them say alike is written once. */
function vevents(calendar: Site, sheet: CalendarSheet): string {
  const stamp = lines([
    `DTSTAMP:${utc(sheet.updatedAt)}`,
    `LAST-MODIFIED:${utc(sheet.updatedAt)}`,
    `SEQUENCE:${sheet.sequence}`,
  ])
  const alike = new Map<string, string>()
  return sheet.sessions
    .map((session) => {
      const key = `${session.status} ${session.place}`
      const told = alike.get(key) ?? lines(toldOf(calendar, sheet, session))
      alike.set(key, told)
      const uid = lines(['BEGIN:VEVENT', `UID:evt-${sheet.id}-${session.id}@${calendar.host}`])
      return `${uid}${stamp}DTSTART:${utc(session.begin)}\r\nDTEND:${utc(session.end)}\r\n${told}`
    })
    .join('')
}

/** All that a session says but what it is and when. */
function toldOf({ origin, lang }: Site, sheet: CalendarSheet, session: EventSession): string[] {
  const place = placeOf(sheet, session)
  const page = pageOf(sheet, origin, lang)
  const categories = wordsIn(sheet.themes, lang)
  const location = place ? addressLine(place) : sheet.onlineLink && messages[lang].modes.online
  return [
    `SUMMARY:${text(sessionTitle(sheet, session, lang))}`,
    `DESCRIPTION:${text(described(sheet, page, lang))}`,
    ...(location ? [`LOCATION:${text(location)}`] : []),
    ...(place?.point ? [`GEO:${place.point.lat.toFixed(6)};${place.point.lon.toFixed(6)}`] : []),
    `URL;VALUE=URI:${uri(page)}`,
    ...(sheet.photo
      ? photoAddresses(sheet.photo, origin)
          .slice(0, 1)
          .map((address) => `IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/webp:${uri(address)}`)
      : []),
    `STATUS:${statuses[session.status]}`,
    ...(categories.length > 0 ? [`CATEGORIES:${categories.map(text).join(',')}`] : []),
    ...(sheet.onlineLink
      ? [
          `CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=${messages[lang].sheet.joinOnline}:${uri(sheet.onlineLink)}`,
        ]
      : []),
    'END:VEVENT',
  ]
}

/** In plain text: the sentence, where to follow online (few programs read CONFERENCE), the page. */
function described(sheet: CalendarSheet, page: string, lang: Lang): string {
  const online = sheet.onlineLink && labelled(messages[lang].sheet.joinOnline, sheet.onlineLink, lang)
  return [summaryIn(sheet, lang), demoNoteOf(sheet, lang), online, page].filter(Boolean).join('\n')
}

const utc = (date: Date) => date.toISOString().replace(/[-:]|\.\d{3}/g, '')

/** TEXT of RFC 5545, 3.3.11. Control characters other than a line break have no place there. */
const text = (value: string) =>
  value
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is taken out
    .replace(/[\0-\x09\x0b-\x1f\x7f]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

// A URI is no TEXT: nothing is escaped, and nothing may break the line.
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what would break it
const uri = (value: string) => value.replace(/[\s\0-\x1f\x7f]/g, '%20')

const lines = (all: string[]) => all.map((line) => `${fold(line)}\r\n`).join('')

/** Lines of 75 octets at most, cut between characters (RFC 5545, 3.1). */
function fold(line: string): string {
  // No UTF-16 unit takes more than three octets.
  if (line.length <= 25 || Buffer.byteLength(line) <= 75) return line
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > 75) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}

/** Octets of a character in UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}
