import type { FieldError } from '#platform/errors.ts'
import { fold, slugify } from '#platform/i18n/fold.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { cleanWords } from './answer-model.ts'
import { conditionInput, readCondition } from './condition-form.ts'
import {
  type Choice,
  codeSchema,
  profileFieldsOf,
  type Question,
  questionSchema,
  type Words,
} from './definition-model.ts'
import { freeCode } from './edit-model.ts'
import { type QuestionInput, questionFields } from './form-model.ts'
import { editorMessages } from './messages/index.ts'

/** The form of a question as typed. */
export function readQuestionForm(body: Record<string, unknown>): QuestionInput {
  return Object.fromEntries(
    questionFields.map((field) => {
      const value = body[field]
      return [field, typeof value === 'string' ? cleanWords(value).slice(0, 20_000) : '']
    }),
  ) as QuestionInput
}

/** A form that begins a question of a type. */
export const newQuestion = (type: string): QuestionInput => ({
  ...readQuestionForm({}),
  type,
  whole: 'oui',
  from: '1',
  to: '5',
  how: 'sum',
})

/** Choices as lines: `code | français | English`, and `| seul` after one that no other goes with. */
export const linesOf = (choices: Choice[]) =>
  choices
    .map(({ code, label, exclusive }) =>
      [code, label.fr, label.en ?? '', exclusive ? 'seul' : ''].join(' | ').replace(/( \| )+$/, ''),
    )
    .join('\n')

/** A question as its form says it. */
export function questionInput(lang: Lang, question: Question, questions: readonly Question[]): QuestionInput {
  const it = question as Partial<Record<string, unknown>> & Question
  const words = (key: string): Partial<Words> => (it[key] as Words | undefined) ?? {}
  const text = (key: string) => (it[key] === undefined ? '' : String(it[key]))
  return {
    ...readQuestionForm({}),
    ...conditionInput(lang, question.when, questions),
    type: question.type,
    code: question.code,
    labelFr: question.label.fr,
    labelEn: question.label.en ?? '',
    helpFr: question.help?.fr ?? '',
    helpEn: question.help?.en ?? '',
    required: question.required ? 'oui' : '',
    profile: question.profile ?? '',
    choices: 'choices' in question ? linesOf(question.choices) : '',
    rows: 'rows' in question ? linesOf(question.rows) : '',
    other: 'other' in question && question.other ? 'oui' : '',
    most: text('most'),
    min: text('min'),
    max: text('max'),
    whole: 'whole' in question && question.whole ? 'oui' : '',
    unitFr: words('unit').fr ?? '',
    unitEn: words('unit').en ?? '',
    from: text('from'),
    to: text('to'),
    lowFr: words('low').fr ?? '',
    lowEn: words('low').en ?? '',
    highFr: words('high').fr ?? '',
    highEn: words('high').en ?? '',
    long: 'long' in question && question.long ? 'oui' : '',
    images: 'images' in question && question.images ? 'oui' : '',
    how: text('how'),
    of: 'of' in question ? question.of.join(', ') : '',
  }
}

/** Words given in French, and in English if somebody wrote them; undefined when there are none. */
export const wordsOf = (fr: string, en: string): Words | undefined =>
  fr === '' ? undefined : { fr, ...(en !== '' && { en }) }

/** A code made from words. */
export const codeFrom = (words: string, otherwise: string): string => {
  const made = slugify(words, otherwise).replaceAll('-', '_').slice(0, 36).replace(/_+$/, '')
  return codeSchema.safeParse(made).success ? made : `c_${made}`.slice(0, 36)
}

function choicesIn(text: string): Choice[] {
  const codes: string[] = []
  return text
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .filter((parts) => parts.some(Boolean))
    .map((parts) => {
      const alone = parts.length > 1 && ['seul', 'seule', 'alone'].includes(fold(parts.at(-1) ?? ''))
      const said = alone ? parts.slice(0, -1) : parts
      const given = said.length > 1 && codeSchema.safeParse(said[0]).success
      const [fr = '', en = ''] = given ? said.slice(1) : said
      const code = freeCode(given ? (said[0] ?? '') : codeFrom(fr, 'choix'), codes)
      codes.push(code)
      return { code, label: { fr: fr || code, ...(en && { en }) }, ...(alone && { exclusive: true }) }
    })
}

/**
 * Checks a question: what can be kept, or what to correct.
 * @param given.code the code it has, or one that is free
 * @param given.questions those of its questionnaire, which its condition may read
 */
export function checkQuestion(
  lang: Lang,
  input: QuestionInput,
  { code, questions }: { code: string; questions: readonly Question[] },
): { value: Question } | { errors: FieldError[] } {
  const t = editorMessages[lang].errors
  const errors: FieldError[] = []
  const number = (field: keyof QuestionInput): number | undefined => {
    if (input[field] === '') return undefined
    const value = Number(input[field].replace(',', '.'))
    if (!Number.isFinite(value)) errors.push({ field, message: t.number })
    return Number.isFinite(value) ? value : undefined
  }
  const when = readCondition(lang, input, { questions, errors })
  if (input.labelFr === '') errors.push({ field: 'labelFr', message: t.label })
  const wanted = input.code || code
  if (!codeSchema.safeParse(wanted).success) errors.push({ field: 'code', message: t.code })
  const choices = choicesIn(input.choices)
  const rows = choicesIn(input.rows)
  const needsChoices = ['single', 'multiple', 'ranking', 'matrix'].includes(input.type)
  if (needsChoices && choices.length < 2) errors.push({ field: 'choices', message: t.choices })
  if (input.type === 'matrix' && rows.length === 0) errors.push({ field: 'rows', message: t.rows })
  const of = input.of.split(/[\s,;]+/).filter(Boolean)
  if (input.type === 'calculated' && of.length === 0) errors.push({ field: 'of', message: t.of })
  const given = {
    type: input.type,
    code: wanted,
    label: { fr: input.labelFr, ...(input.labelEn && { en: input.labelEn }) },
    help: wordsOf(input.helpFr, input.helpEn),
    required: input.required !== '',
    when,
    profile: profileFieldsOf[input.type]?.find((each) => each === input.profile),
    choices,
    rows,
    other: input.other !== '',
    most: number('most'),
    min: number('min'),
    max: number('max'),
    whole: input.whole !== '',
    unit: wordsOf(input.unitFr, input.unitEn),
    from: number('from'),
    to: number('to'),
    low: wordsOf(input.lowFr, input.lowEn),
    high: wordsOf(input.highFr, input.highEn),
    long: input.long !== '',
    images: input.images !== '',
    how: input.how,
    of,
  }
  if (errors.length > 0) return { errors }
  const parsed = questionSchema.safeParse(withoutAbsent(given))
  if (parsed.success) return { value: parsed.data }
  const issue = parsed.error.issues[0]
  const at = String(issue?.path[0] ?? 'labelFr')
  const field = at === 'label' ? 'labelFr' : at === 'help' ? 'helpFr' : at === 'unit' ? 'unitFr' : at
  return { errors: [{ field, message: t.wrong }] }
}

const withoutAbsent = (given: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
