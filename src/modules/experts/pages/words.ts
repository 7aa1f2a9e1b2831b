import { formatList } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { Word } from '../model.ts'

/** A word of a vocabulary in the reader's language. */
export const label = (lang: Lang, word: Word) => (lang === 'en' ? word.labelEn : word.labelFr)

/** Several of them: « Adultes, familles et groupes scolaires ». */
export const labels = (lang: Lang, words: Word[]) =>
  formatList(
    lang,
    words.map((word) => label(lang, word)),
  )

/** The paragraphs of a plain text. */
export const paragraphs = (text: string) =>
  text
    .split(/\n\s*\n/)
    .map((each) => each.trim())
    .filter(Boolean)

/** Months and weekdays in words; « toute l'année » when every month is ticked, nothing when none is. */
export function periodInWords(lang: Lang, months: number[], weekdays: number[]): string {
  const t = messages[lang].sheet
  const days =
    weekdays.length === 0 || weekdays.length === 7 ? '' : t.on(formatList(lang, names(t.weekdays, weekdays)))
  const year =
    months.length === 12
      ? t.allMonths
      : months.length === 0
        ? ''
        : t.during(formatList(lang, names(t.months, months)))
  const text = [days, year].filter(Boolean).join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const names = (words: string[], numbers: number[]) => numbers.flatMap((number) => words[number - 1] ?? [])
