import type { Answer, Answers, Condition, Definition, Question, Section } from './definition-model.ts'

/** A section that is asked, with those of its questions that are. */
export type AskedSection = { section: Section; index: number; questions: Question[] }

/** What is asked of somebody who answered this: sections, questions, and the answers that count (those to what is asked, and what is computed). */
export type Asked = { sections: AskedSection[]; answers: Answers }

/** The code under which the words of « autre » are kept. */
export const otherCode = (question: string): string => `${question}_other`

/**
 * What of a questionnaire is asked, from its first section to its last: a condition reads the answers before it that count themselves, so that
 * an answer to a question which is no longer asked opens nothing.
 */
export function askedOf(definition: Definition, given: Answers): Asked {
  const answers: Answers = {}
  const sections: AskedSection[] = []
  for (const [index, section] of definition.sections.entries()) {
    if (section.when && !holds(section.when, answers)) continue
    const questions: Question[] = []
    for (const question of section.questions) {
      if (question.when && !holds(question.when, answers)) continue
      const answer = question.type === 'calculated' ? computed(question, answers) : given[question.code]
      if (answer !== undefined) answers[question.code] = answer
      const words = given[otherCode(question.code)]
      if (words !== undefined && chose(answer, 'other')) answers[otherCode(question.code)] = words
      questions.push(question)
    }
    if (questions.some(({ type }) => type !== 'calculated') || section.help)
      sections.push({ section, index, questions })
  }
  return { sections, answers }
}

/** Whether a condition holds for these answers. */
function holds(condition: Condition, answers: Answers): boolean {
  const results = condition.tests.map((test) => passes(test, answers[test.question]))
  return condition.need === 'all' ? results.every(Boolean) : results.some(Boolean)
}

function passes(test: Condition['tests'][number], answer: Answer | undefined): boolean {
  if (test.is === 'answered') return answer !== undefined
  // Nothing answered is neither equal nor different: what depends on it waits.
  if (answer === undefined || test.value === undefined) return false
  switch (test.is) {
    case 'equal':
      return chose(answer, test.value)
    case 'different':
      return !chose(answer, test.value)
    case 'less':
      return Number(answer) < Number(test.value)
    case 'more':
      return Number(answer) > Number(test.value)
  }
}

/** Whether an answer is a value, or has it among several. */
export const chose = (answer: Answer | undefined, value: string | number): boolean =>
  Array.isArray(answer)
    ? answer.includes(String(value))
    : answer !== undefined && String(answer) === String(value)

function computed(question: Extract<Question, { type: 'calculated' }>, answers: Answers): number | undefined {
  const numbers = question.of.map((code) => answers[code])
  if (!numbers.every((each) => typeof each === 'number')) return undefined
  const [first = 0, ...others] = numbers
  const rest = others.reduce((sum, each) => sum + each, 0)
  if (question.how === 'sum') return first + rest
  if (question.how === 'difference') return first - rest
  return others[0] ? first / others[0] : undefined
}

/** The section after another (null: the first), or null when there is none left. */
export const sectionAfter = (asked: Asked, index: number | null): AskedSection | null =>
  asked.sections.find((each) => each.index > (index ?? -1)) ?? null

/** The section before another, or null. */
export const sectionBefore = (asked: Asked, index: number): AskedSection | null =>
  asked.sections.filter((each) => each.index < index).at(-1) ?? null
