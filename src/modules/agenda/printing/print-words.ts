import type { Lang } from '#platform/i18n/lang.ts'
import { isoIn } from '../feeds/event-text.ts'

const locale = { fr: 'fr-FR', en: 'en-GB' } as const

/** The hour of a moment as it is printed: « 14 h », « 9 h 30 », “14:00”. */
export function hourIn(lang: Lang, date: Date, timeZone: string): string {
  const clock = isoIn(date, timeZone).slice(11, 16)
  if (lang === 'en') return clock
  const [hours, minutes] = clock.split(':')
  return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`
}

/** From which hour to which: « 14 h – 16 h »; one hour alone when it ends as it begins. */
export function hoursIn(lang: Lang, { begin, end }: { begin: Date; end: Date }, timeZone: string): string {
  const [from, to] = [hourIn(lang, begin, timeZone), hourIn(lang, end, timeZone)]
  return begin.getTime() === end.getTime() ? from : `${from}\u00a0–\u00a0${to}`
}

/** The day of a moment where it happens: `2026-12-05`. */
export const dayIn = (date: Date, timeZone: string): string => isoIn(date, timeZone).slice(0, 10)

// Days are dates without an hour: noon in UTC is that day everywhere one writes it.
const noon = (day: string) => new Date(`${day}T12:00:00Z`)
const formatters = new Map<string, Intl.DateTimeFormat>()
function said(lang: Lang, day: string, parts: Intl.DateTimeFormatOptions): string {
  const key = lang + JSON.stringify(parts)
  const formatter =
    formatters.get(key) ?? new Intl.DateTimeFormat(locale[lang], { ...parts, timeZone: 'UTC' })
  formatters.set(key, formatter)
  // « 1er décembre » : the first of a month alone is an ordinal in French.
  const text = formatter.format(noon(day))
  return lang === 'fr' ? text.replace(/(^|\D)1 /, '$11er ') : text
}

/** « samedi 5 décembre 2026 » */
export const fullDay = (lang: Lang, day: string): string =>
  said(lang, day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
/** « samedi 5 décembre » */
export const dayAndMonth = (lang: Lang, day: string): string =>
  said(lang, day, { weekday: 'long', day: 'numeric', month: 'long' })
/** « décembre 2026 » */
export const monthIn = (lang: Lang, day: string): string =>
  said(lang, day, { month: 'long', year: 'numeric' })
/** « sam. 5 » */
export const shortDay = (lang: Lang, day: string): string =>
  `${said(lang, day, { weekday: 'short' })}\u00a0${Number(day.slice(8))}${lang === 'fr' && day.endsWith('-01') ? 'er' : ''}`
/** « 5 décembre 2026 » */
export const plainDay = (lang: Lang, day: string): string =>
  said(lang, day, { day: 'numeric', month: 'long', year: 'numeric' })
/** The same beside another day, whose year it may share: « 5 décembre ». */
export const dayBefore = (lang: Lang, day: string, last: string): string =>
  day !== last && day.slice(0, 4) === last.slice(0, 4)
    ? said(lang, day, { day: 'numeric', month: 'long' })
    : plainDay(lang, day)
