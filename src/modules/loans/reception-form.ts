import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { QuestionRow, ReceptionForm } from './form-model.ts'
import { receptionMessages } from './messages/reception.ts'
import type { AutoRule, Reception, ToolQuestion } from './model.ts'

const autoRules = ['never', 'known', 'always'] as const satisfies AutoRule[]

/** Questions of a tool at most: whoever asks should not give up. */
const mostQuestions = 8

const rows = Array.from({ length: mostQuestions }, (_, at) => at)

export const emptyReception: ReceptionForm = {
  rule: 'never',
  noteFr: '',
  noteEn: '',
  ...Object.fromEntries(
    rows.flatMap((at) => ['Fr', 'En', 'Needed'].map((part) => [`question${at}${part}`, ''])),
  ),
}

const rowOf = (form: ReceptionForm, at: number): QuestionRow => ({
  fr: form[`question${at}Fr`] ?? '',
  en: form[`question${at}En`] ?? '',
  needed: form[`question${at}Needed`] ?? '',
})

/** The rows of questions as they are typed. */
export const questionRows = (form: ReceptionForm) => rows.map((at) => rowOf(form, at))

function withRows(form: ReceptionForm, questions: QuestionRow[]): ReceptionForm {
  const filled = questions.flatMap(({ fr, en, needed }, at) => [
    [`question${at}Fr`, fr],
    [`question${at}En`, en],
    [`question${at}Needed`, needed],
  ])
  return { ...form, ...Object.fromEntries(filled) }
}

/** What is stored, as its form. */
export const receptionForm = ({ rule, questions, noteFr, noteEn }: Reception): ReceptionForm =>
  withRows(
    { ...emptyReception, rule, noteFr: noteFr ?? '', noteEn: noteEn ?? '' },
    questions.map(({ labelFr, labelEn, required }) => ({
      fr: labelFr,
      en: labelEn ?? '',
      needed: required ? 'yes' : '',
    })),
  )

/** The form with two questions that follow each other exchanged: `2` up is its third question before its second. */
export function moveQuestion(form: ReceptionForm, at: number, by: 1 | -1): ReceptionForm {
  const questions = questionRows(form)
  const [moved, other] = [questions[at], questions[at + by]]
  if (!moved || !other) return form
  return withRows(form, questions.with(at, other).with(at + by, moved))
}

/** Checks what was typed; rows without a question are dropped. */
export function checkReception(
  lang: Lang,
  form: ReceptionForm,
): { errors: FieldError[] } | { value: Reception } {
  const t = receptionMessages[lang].errors
  const errors: FieldError[] = []
  const rule = autoRules.find((each) => each === form.rule)
  if (!rule) errors.push({ field: 'rule', message: t.rule })
  for (const field of ['noteFr', 'noteEn'] as const)
    if (form[field].length > 2000) errors.push({ field, message: t.tooLong(2000) })
  const questions: ToolQuestion[] = []
  for (const [at, { fr, en, needed }] of questionRows(form).entries()) {
    if (!fr && en) errors.push({ field: `question${at}Fr`, message: t.french })
    for (const [part, text] of [
      ['Fr', fr],
      ['En', en],
    ] as const)
      if (text.length > 300) errors.push({ field: `question${at}${part}`, message: t.tooLong(300) })
    if (fr) questions.push({ labelFr: fr, labelEn: en || null, required: needed === 'yes' })
  }
  if (errors.length > 0 || !rule) return { errors }
  return { value: { rule, questions, noteFr: form.noteFr || null, noteEn: form.noteEn || null } }
}
