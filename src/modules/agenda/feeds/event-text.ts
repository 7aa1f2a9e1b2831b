import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { EventPhoto, EventPlace, EventSession, EventSheet, Word } from '../model.ts'

/** The whole address of an event's page. */
export const pageOf = (sheet: Pick<EventSheet, 'slug'>, origin: string, lang: Lang): string =>
  origin + localPath(lang, `/agenda/${sheet.slug}`)

type Titled = Pick<EventSheet, 'titleFr' | 'titleEn'>

/** The title in the reader's language, else in French. */
export const titleIn = (sheet: Titled, lang: Lang): string =>
  (lang === 'en' ? sheet.titleEn : null) ?? sheet.titleFr

/** The summary in the reader's language, else in French; empty when there is none. */
export const summaryIn = (sheet: Pick<EventSheet, 'summaryFr' | 'summaryEn'>, lang: Lang): string =>
  (lang === 'en' ? sheet.summaryEn : null) ?? sheet.summaryFr ?? ''

/** The title as it stands for one session: « Annulé : Atelier ». */
export const sessionTitle = (sheet: Titled, session: EventSession, lang: Lang): string =>
  labelled(messages[lang].statuses[session.status], titleIn(sheet, lang), lang)

/** The title of an event as a whole: it says how its sessions stand when all stand alike. */
export function eventTitle(sheet: Titled & Pick<EventSheet, 'sessions'>, lang: Lang): string {
  const [first, ...others] = sheet.sessions
  const alike = first && others.every((session) => session.status === first.status)
  return alike ? sessionTitle(sheet, first, lang) : titleIn(sheet, lang)
}

/** « Libellé : valeur », with the spaces of the language; the value alone when there is no label. */
export const labelled = (label: string, value: string, lang: Lang): string =>
  label ? `${label}${lang === 'fr' ? '\u00a0' : ''}: ${value}` : value

/** What a feed says of an event: when, where, in one sentence, and whether it is invented. */
export function excerptOf(
  sheet: Pick<EventSheet, 'mode' | 'places' | 'onlineLink' | 'summaryFr' | 'summaryEn' | 'demo'>,
  when: string,
  lang: Lang,
): string {
  const place = sheet.mode === 'online' ? undefined : sheet.places[0]
  const where = place ? [place.name, townOf(place)] : [sheet.onlineLink && messages[lang].modes.online]
  return [when, where.filter(Boolean).join(', '), summaryIn(sheet, lang), demoNoteOf(sheet, lang)]
    .filter(Boolean)
    .map((said) => (/[.!?…]$/.test(said) ? said : `${said}.`))
    .join(' ')
}

/** The warning of an event that was made up for the demonstration; empty for any other. */
export const demoNoteOf = (sheet: Pick<EventSheet, 'demo'>, lang: Lang): string =>
  sheet.demo ? messages[lang].sheet.demoNote : ''

/** A place on one line: name, address, postcode and town. */
export const addressLine = (place: EventPlace): string =>
  [place.name, place.address, [place.postcode, townOf(place)].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ')

export const townOf = (place: EventPlace): string | null => place.commune?.name ?? place.locality

/** Nobody is received: the event is online, or this session of it has become so. */
export const isOnline = (sheet: Pick<EventSheet, 'mode'>, session: EventSession): boolean =>
  sheet.mode === 'online' || session.status === 'moved-online'

/** The place of a session: its own, else the first; none when it is online only. */
export const placeOf = (
  sheet: Pick<EventSheet, 'mode' | 'places'>,
  session: EventSession,
): EventPlace | undefined => (isOnline(sheet, session) ? undefined : sheet.places[session.place ?? 0])

export const wordsIn = (words: Word[], lang: Lang): string[] =>
  words.map((word) => (lang === 'en' ? word.labelEn : word.labelFr))

/** ISO 8601 with the offset of the event's time zone: `2026-10-05T14:00:00+02:00`. */
export function isoIn(date: Date, timeZone: string): string {
  const parts = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(date)
      .map((part) => [part.type, part.value]),
  )
  const offset = (parts.timeZoneName ?? 'GMT').replace('GMT', '') || '+00:00'
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}${offset}`
}

// A formatter takes longer to make than a thousand dates to write: each zone keeps its own.
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  })
  clocks.set(timeZone, clock)
  return clock
}

/** The addresses of an event's photo, the largest first. */
export const photoAddresses = ({ id, widths }: EventPhoto, origin: string): string[] =>
  widths.map((width) => `${origin}/fichiers/rendez-vous/${id}/${width}.webp`).reverse()
