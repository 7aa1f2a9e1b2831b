import type { FieldError } from '#platform/errors.ts'
import { fold } from '#platform/i18n/fold.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { type Choice, type Condition, codeSchema, type Question } from './definition-model.ts'
import { type ConditionInput, conditionFields, testKinds, testsOffered } from './form-model.ts'
import { answerMessages, editorMessages } from './messages/index.ts'
import { wordsIn } from './messages/words.ts'

/** What a question offers to be chosen, « autre » too; null when anything may be answered. */
function offeredBy(question: Question | undefined, lang: Lang): Choice[] | null {
  if (question?.type !== 'single' && question?.type !== 'multiple') return null
  const { choices, other } = question
  if (!other || choices.some(({ code }) => code === 'other')) return choices
  return [...choices, { code: 'other', label: { fr: answerMessages[lang].step.other } }]
}

/** A condition as a form says it, choices by their words; only its first tests fit. */
export function conditionInput(
  lang: Lang,
  when: Condition | undefined,
  questions: readonly Question[],
): ConditionInput {
  const said = (code: string, value: string) => {
    const offered = offeredBy(
      questions.find((each) => each.code === code),
      lang,
    )
    const choice = offered?.find((each) => each.code === value)
    return choice ? wordsIn(lang, choice.label).slice(0, 200) : value
  }
  const input = Object.fromEntries(conditionFields.map((field) => [field, ''])) as ConditionInput
  input.need = when?.need ?? 'all'
  for (const at of testsOffered) {
    const test = when?.tests[at - 1]
    input[`test${at}Question`] = test?.question ?? ''
    input[`test${at}Is`] = test?.is ?? 'equal'
    input[`test${at}Value`] = test?.value === undefined ? '' : said(test.question, String(test.value))
  }
  return input
}

/** Reads a condition; a choice may be said by its words or by its code. Undefined when no test names a question. Adds to `errors`. */
export function readCondition(
  lang: Lang,
  input: ConditionInput,
  { questions, errors }: { questions: readonly Question[]; errors: FieldError[] },
): Condition | undefined {
  const t = editorMessages[lang].errors
  const tests: Condition['tests'] = []
  for (const at of testsOffered) {
    const question = input[`test${at}Question`]
    if (question === '') continue
    const is = testKinds.find((each) => each === input[`test${at}Is`]) ?? 'equal'
    const typed = input[`test${at}Value`]
    const offered = offeredBy(
      questions.find((each) => each.code === question),
      lang,
    )
    const chosen = offered?.find(
      ({ code, label }) =>
        code === typed || [label.fr, label.en ?? ''].some((words) => fold(words) === fold(typed)),
    )
    const value = chosen?.code ?? typed.slice(0, 60)
    if (!codeSchema.safeParse(question).success) errors.push({ field: `test${at}Question`, message: t.test })
    else if (is !== 'answered' && value === '') errors.push({ field: `test${at}Value`, message: t.testValue })
    else if ((is === 'less' || is === 'more') && !Number.isFinite(Number(value)))
      errors.push({ field: `test${at}Value`, message: t.number })
    else if (offered && !chosen && (is === 'equal' || is === 'different'))
      errors.push({
        field: `test${at}Value`,
        message: t.testChoice(offered.map(({ label }) => wordsIn(lang, label)).join(' ; ')),
      })
    else tests.push({ question, is, ...(is !== 'answered' && { value }) })
  }
  return tests.length === 0 ? undefined : { need: input.need === 'any' ? 'any' : 'all', tests }
}
