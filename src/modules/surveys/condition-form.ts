import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { type Condition, codeSchema } from './definition-model.ts'
import { type ConditionInput, conditionFields, testKinds, testsOffered } from './form-model.ts'
import { editorMessages } from './messages/index.ts'

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
