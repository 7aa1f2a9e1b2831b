import { formatList } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { Word } from '../model.ts'

/** A word of a vocabulary in the reader's language. */
export const label = (lang: Lang, word: Word) => (lang === 'en' ? word.labelEn : word.labelFr)

/** Several of them: « Adultes · Groupes scolaires » (a word may hold a comma). */
export const labels = (lang: Lang, words: Word[]) => words.map((word) => label(lang, word)).join(' · ')

/** The paragraphs of a plain text. */
export const paragraphs = (text: string) =>
  text
    .split(/\n\s*\n/)
    .map((each) => each.trim())
    .filter(Boolean)

/** Months and weekdays in words; most of a year is told by what it leaves out, nothing when nothing is ticked. */
export function periodInWords(lang: Lang, months: number[], weekdays: number[]): string {
  const t = messages[lang].sheet
  const list = (words: string[], numbers: number[]) =>
    formatList(
      lang,
      numbers.flatMap((number) => words[number - 1] ?? []),
    )
  const days = weekdays.length === 0 || weekdays.length === 7 ? '' : t.on(list(t.weekdays, weekdays))
  const left = t.months.map((_, at) => at + 1).filter((month) => !months.includes(month))
  const year =
    months.length === 0
      ? ''
      : left.length === 0
        ? t.allMonths
        : left.length < 6
          ? t.except(list(t.months, left))
          : t.during(list(t.months, months))
  const text = [days, year].filter(Boolean).join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
