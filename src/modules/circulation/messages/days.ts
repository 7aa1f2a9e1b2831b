import { formatShortDate } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from './index.ts'

/** A day in full: « 3 décembre 2026 ». */
export const dayInWords = (lang: Lang, day: string): string =>
  formatShortDate(lang, new Date(`${day}T12:00:00Z`))

/** Days in full: « du 3 décembre 2026 au 9 décembre 2026 », or one day alone. */
export const spanInWords = (lang: Lang, { from, to }: { from: string; to: string }): string =>
  from === to
    ? dayInWords(lang, from)
    : messages[lang].requests.days(dayInWords(lang, from), dayInWords(lang, to))

const short = {
  fr: new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
}

/** A day in a narrow column: « 3 déc. ». */
export const shortDay = (lang: Lang, day: string): string => short[lang].format(new Date(`${day}T12:00:00Z`))
