import { formatShortDate } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { formMessages, messages } from '../messages/index.ts'
import type { CopyPeriod, Day, Word } from '../model.ts'

/** A text in the language of the page, and the language it is in when that is another. */
export function text(lang: Lang, fr: string | null, en: string | null) {
  const said = (lang === 'en' ? en : null) ?? fr
  return said === null
    ? null
    : { text: said, lang: lang === 'en' && en === null ? ('fr' as const) : undefined }
}

/** A word of a vocabulary. */
export const label = (lang: Lang, word: Word): string => (lang === 'en' ? word.labelEn : word.labelFr)

/** Words of a vocabulary, with commas. */
export const labels = (lang: Lang, words: Word[]): string => words.map((word) => label(lang, word)).join(', ')

/** A day in full: « 3 décembre 2026 ». */
export const dayInWords = (lang: Lang, day: Day): string =>
  formatShortDate(lang, new Date(`${day}T12:00:00Z`))

/** When a copy is taken and by what: « du 3 décembre 2026 au 9 décembre 2026 : en réparation (roue) ». */
export function periodInWords(lang: Lang, { from, to, kind, note }: CopyPeriod): string {
  const said = formMessages[lang].copy.period(
    dayInWords(lang, from),
    dayInWords(lang, to),
    messages[lang].periods[kind],
  )
  return note ? `${said} (${note})` : said
}
