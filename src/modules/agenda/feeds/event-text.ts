import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { EventPlace, EventSession, EventSheet, Word } from '../model.ts'

/** The whole address of an event's page. */
export const pageOf = (sheet: EventSheet, origin: string, lang: Lang): string =>
  origin + localPath(lang, `/agenda/${sheet.slug}`)

/** The title in the reader's language, else in French. */
export const titleIn = (sheet: EventSheet, lang: Lang): string =>
  (lang === 'en' ? sheet.titleEn : null) ?? sheet.titleFr

/** The summary in the reader's language, else in French; empty when there is none. */
export const summaryIn = (sheet: EventSheet, lang: Lang): string =>
  (lang === 'en' ? sheet.summaryEn : null) ?? sheet.summaryFr ?? ''

/** The title as it stands for one session: « Annulé : Atelier ». */
export function sessionTitle(sheet: EventSheet, session: EventSession, lang: Lang): string {
  const status = messages[lang].statuses[session.status]
  const title = titleIn(sheet, lang)
  return status ? `${status}${lang === 'fr' ? '\u00a0' : ''}: ${title}` : title
}

/** A place on one line: name, address, postcode and town. */
export const addressLine = (place: EventPlace): string =>
  [place.name, place.address, [place.postcode, townOf(place)].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ')

export const townOf = (place: EventPlace): string | null => place.commune?.name ?? place.locality

/** The place of a session: its own, else the first. */
export const placeOf = (sheet: EventSheet, session: EventSession): EventPlace | undefined =>
  sheet.places[session.place ?? 0]

export const wordsIn = (words: Word[], lang: Lang): string[] =>
  words.map((word) => (lang === 'en' ? word.labelEn : word.labelFr))

/** ISO 8601 with the offset of the event's time zone: `2026-10-05T14:00:00+02:00`. */
export function isoIn(date: Date, timeZone: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
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
      .formatToParts(date)
      .map((part) => [part.type, part.value]),
  )
  const offset = (parts.timeZoneName ?? 'GMT').replace('GMT', '') || '+00:00'
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}${offset}`
}
