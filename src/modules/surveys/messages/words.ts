import { formatNumber } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Answers, Condition, Definition, Question, Words } from '../definition-model.ts'
import type { Campaign } from '../model.ts'
import { answerEn } from './answer-en.ts'
import { answerFr } from './answer-fr.ts'
import { editorEn } from './editor-en.ts'
import { editorFr } from './editor-fr.ts'

/** Words in a language, or in the one there is. */
export const wordsIn = (lang: Lang, words: Words): string => (lang === 'en' && words.en ? words.en : words.fr)

/** The title of a campaign in a language, or in the one there is. */
export const titleOf = (lang: Lang, campaign: Pick<Campaign, 'titleFr' | 'titleEn'>): string =>
  (lang === 'en' && campaign.titleEn) || campaign.titleFr

/** The introduction of a campaign in a language, or in the one there is. */
export const introOf = (lang: Lang, campaign: Pick<Campaign, 'introFr' | 'introEn'>): string =>
  (lang === 'en' && campaign.introEn) || campaign.introFr

/** The title of a campaign in each language there is, for `Said`. */
export const titleWords = ({ titleFr, titleEn }: Pick<Campaign, 'titleFr' | 'titleEn'>): Words => ({
  fr: titleFr,
  en: titleEn || undefined,
})

/** Its introduction, likewise. */
export const introWords = ({ introFr, introEn }: Pick<Campaign, 'introFr' | 'introEn'>): Words => ({
  fr: introFr,
  en: introEn || undefined,
})

/** What a file weighs: « 34 ko », « 1,2 Mo ». */
export const sizeIn = (lang: Lang, bytes: number): string =>
  bytes < 1024 * 1024
    ? `${formatNumber(lang, Math.max(1, Math.round(bytes / 1024)))}\u00a0${lang === 'fr' ? 'ko' : 'kB'}`
    : `${formatNumber(lang, bytes / (1024 * 1024), 1)}\u00a0${lang === 'fr' ? 'Mo' : 'MB'}`

/** An answer in words, as its author reads it again. `names`: what a commune’s code is called, and the file of a question. */
export function answerInWords(
  lang: Lang,
  question: Question,
  answers: Answers,
  other: string,
  names: ReadonlyMap<string, string> = new Map(),
): string[] {
  const answer = answers[question.code]
  if (answer === undefined) return []
  const label = (choices: { code: string; label: { fr: string; en?: string } }[], code: string) => {
    const choice = choices.find((each) => each.code === code)
    return choice ? wordsIn(lang, choice.label) : code
  }
  switch (question.type) {
    case 'single':
    case 'multiple':
    case 'ranking':
      return (Array.isArray(answer) ? answer : [String(answer)]).map((code, at) => {
        const words = answers[`${question.code}_other`]
        if (code === 'other' && typeof words === 'string') return words
        const known = question.choices.some((each) => each.code === code)
        const said = code === 'other' && !known ? other : label(question.choices, code)
        return question.type === 'ranking' ? `${at + 1}. ${said}` : said
      })
    case 'matrix':
      return question.rows.flatMap((row) => {
        const code = (answer as Record<string, string>)[row.code]
        return code ? [`${wordsIn(lang, row.label)} : ${label(question.choices, code)}`] : []
      })
    case 'file':
      return [names.get(question.code) ?? (lang === 'fr' ? answerFr : answerEn).review.file(String(answer))]
    case 'commune':
      return [names.get(String(answer)) ?? String(answer)]
    default:
      return [String(answer)]
  }
}

/** A condition in words: « si Avez-vous… : Une, ou … ». */
export function conditionInWords(lang: Lang, definition: Definition, when: Condition): string {
  const t = (lang === 'fr' ? editorFr : editorEn).condition
  const questions = new Map(
    definition.sections.flatMap((section) => section.questions).map((question) => [question.code, question]),
  )
  return when.tests
    .map(({ question, is, value }) => {
      const asked = questions.get(question)
      const label = asked ? wordsIn(lang, asked.label) : question
      return t[is](label, valueInWords(lang, asked, value))
    })
    .join(when.need === 'all' ? t.and : t.or)
}

function valueInWords(
  lang: Lang,
  question: Question | undefined,
  value: string | number | undefined,
): string {
  const choice =
    question && 'choices' in question
      ? question.choices.find(({ code }) => code === String(value))
      : undefined
  return choice ? wordsIn(lang, choice.label) : String(value ?? '')
}
