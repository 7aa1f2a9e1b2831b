import { mostCategories } from '#modules/statistics/index.ts'
import type { Answers, Choice, Definition, Question, Words } from '#modules/surveys/index.ts'

/** A category of a variable. */
export type Category = { code: string; label: Words }

/** What a table may have on a side: a question, a part of one, or a stratum of the campaign (its code begins with `@`). */
export type Variable = {
  code: string
  label: Words
  kind: 'single' | 'multiple' | 'number'
  /** None for a number: its classes come from what was answered. */
  categories: Category[]
  /** Of the questionnaire, of the frame, or codes that a person gave to words. */
  from: 'question' | 'stratum' | 'codes'
  /** The question it comes from. */
  question: string | null
}

/** Codes of the strata every campaign has. */
export const strata = { type: '@type', departement: '@departement', channel: '@channel' } as const

const otherWords: Words = { fr: 'Autre', en: 'Other' }
const withOther = (choices: readonly Choice[], other: boolean): Category[] =>
  (other ? [...choices, { code: 'other', label: otherWords }] : [...choices]).slice(0, mostCategories)

/** The variables of a questionnaire, in its order: matrices by line, rankings by first choice then by any. */
export function variablesOf(definition: Definition): Variable[] {
  return definition.sections.flatMap((section) => section.questions.flatMap(variablesOfQuestion))
}

function variablesOfQuestion(question: Question): Variable[] {
  const of = (
    kind: Variable['kind'],
    categories: Category[],
    { part = '', label = question.label }: { part?: string; label?: Words } = {},
  ): Variable => ({
    code: part ? `${question.code}.${part}` : question.code,
    label,
    kind,
    categories,
    from: 'question',
    question: question.code,
  })
  switch (question.type) {
    case 'single':
    case 'multiple':
      return [of(question.type, withOther(question.choices, question.other))]
    case 'scale':
      return [of('single', scaleOf(question.from, question.to, question.low, question.high))]
    case 'ranking':
      return [
        of('single', question.choices, {
          part: 'first',
          label: said(question.label, { fr: 'premier choix', en: 'first choice' }),
        }),
        of('multiple', question.choices, {
          part: 'any',
          label: said(question.label, { fr: 'parmi les choix', en: 'among the choices' }),
        }),
      ]
    case 'matrix':
      return question.rows.map((row) =>
        of('single', question.choices, { part: row.code, label: said(question.label, row.label) }),
      )
    case 'number':
    case 'calculated':
      return [of('number', [])]
    // Words wait for codes; a day, a commune and a file would tell who answered.
    case 'text':
    case 'date':
    case 'commune':
    case 'file':
      return []
  }
}

const said = (label: Words, part: Words): Words => ({
  fr: `${label.fr} (${part.fr})`,
  en: `${label.en ?? label.fr} (${part.en ?? part.fr})`,
})

function scaleOf(from: number, to: number, low?: Words, high?: Words): Category[] {
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const value = from + at
    const end = value === from ? low : value === to ? high : undefined
    const words = end
      ? { fr: `${value} (${end.fr})`, en: `${value} (${end.en ?? end.fr})` }
      : { fr: `${value}`, en: `${value}` }
    return { code: `${value}`, label: words }
  })
}

/** The places of what was answered among the categories of a variable; empty for no answer. */
export function placesIn(variable: Variable, answers: Answers): number[] {
  const [question = '', part] = variable.code.split('.')
  const answer = answers[question]
  if (answer === undefined) return []
  const place = (code: unknown) => variable.categories.findIndex((category) => category.code === String(code))
  const given =
    part === undefined
      ? Array.isArray(answer)
        ? answer
        : [answer]
      : part === 'any'
        ? (answer as string[])
        : part === 'first'
          ? (answer as string[]).slice(0, 1)
          : [(answer as Record<string, string>)[part]]
  return given.map(place).filter((at) => at >= 0)
}

/** The number answered to a variable of numbers; NaN for none. */
export function numberIn(variable: Variable, answers: Answers): number {
  const answer = answers[variable.code]
  return typeof answer === 'number' ? answer : Number.NaN
}

/**
 * Five classes of numbers at most, bounded by what the fifths of the answers leave between them: readable whole numbers when all are.
 * @returns upper bounds, excluded, of all classes but the last; empty when there is one class
 */
export function classBounds(values: Float64Array): number[] {
  const known = values.filter((value) => !Number.isNaN(value)).sort()
  if (known.length === 0) return []
  const at = (share: number) => known[Math.min(known.length - 1, Math.floor(share * known.length))] as number
  const bounds = [0.2, 0.4, 0.6, 0.8].map((share) => rounded(at(share)))
  const [least = 0] = known
  return [...new Set(bounds)].filter((bound) => bound > least).sort((a, b) => a - b)
}

/** Two figures that count: 1 234 → 1 200, 17 → 17, 0.137 → 0.14. */
function rounded(value: number): number {
  if (value === 0) return 0
  const power = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1)
  return Number((Math.round(value / power) * power).toPrecision(12))
}

/** The class of each number, from 1; 0 for no answer. */
export function classCodes(values: Float64Array, bounds: readonly number[]): Uint8Array {
  return Uint8Array.from(values, (value) =>
    Number.isNaN(value) ? 0 : 1 + bounds.filter((bound) => value >= bound).length,
  )
}
