import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { type Condition, codeSchema, type Definition, type Question, wordsIn } from './definition-model.ts'
import { editorMessages } from './messages/index.ts'

/** How many tests a form offers. */
export const testsOffered = [1, 2, 3, 4] as const
export const testKinds = ['answered', 'equal', 'different', 'less', 'more'] as const

export const conditionFields = [
  'need',
  ...(['test1Question', 'test1Is', 'test1Value'] as const),
  ...(['test2Question', 'test2Is', 'test2Value'] as const),
  ...(['test3Question', 'test3Is', 'test3Value'] as const),
  ...(['test4Question', 'test4Is', 'test4Value'] as const),
] as const
export type ConditionInput = Record<(typeof conditionFields)[number], string>

/** A condition as a form says it; only its first tests fit. */
export function conditionInput(when: Condition | undefined): ConditionInput {
  const input = Object.fromEntries(conditionFields.map((field) => [field, ''])) as ConditionInput
  input.need = when?.need ?? 'all'
  for (const at of testsOffered) {
    const test = when?.tests[at - 1]
    input[`test${at}Question`] = test?.question ?? ''
    input[`test${at}Is`] = test?.is ?? 'equal'
    input[`test${at}Value`] = test?.value === undefined ? '' : String(test.value)
  }
  return input
}

/** Reads a condition; undefined when no test names a question. Adds to `errors`. */
export function readCondition(
  lang: Lang,
  input: ConditionInput,
  errors: FieldError[],
): Condition | undefined {
  const t = editorMessages[lang].errors
  const tests: Condition['tests'] = []
  for (const at of testsOffered) {
    const question = input[`test${at}Question`]
    if (question === '') continue
    const is = testKinds.find((each) => each === input[`test${at}Is`]) ?? 'equal'
    const value = input[`test${at}Value`].slice(0, 60)
    if (!codeSchema.safeParse(question).success) errors.push({ field: `test${at}Question`, message: t.test })
    else if (is !== 'answered' && value === '') errors.push({ field: `test${at}Value`, message: t.testValue })
    else if ((is === 'less' || is === 'more') && !Number.isFinite(Number(value)))
      errors.push({ field: `test${at}Value`, message: t.number })
    else tests.push({ question, is, ...(is !== 'answered' && { value }) })
  }
  return tests.length === 0 ? undefined : { need: input.need === 'any' ? 'any' : 'all', tests }
}

/** A condition in words: « si Avez-vous… : Une, ou … ». */
export function conditionInWords(lang: Lang, definition: Definition, when: Condition): string {
  const t = editorMessages[lang].condition
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
