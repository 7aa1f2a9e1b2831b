import { codesOf } from './answer-model.ts'
import type { Condition, Definition } from './definition-model.ts'
import { otherCode } from './visible-model.ts'

/** What does not hold in a questionnaire: where (code of a section or a question), and why. */
export type DefinitionFault = {
  at: string
  what: 'twice' | 'unknown' | 'value' | 'number' | 'empty' | 'files'
}

/** Files that one section may ask for: they are sent together. */
const mostFiles = 3

/** What is wrong in a questionnaire: codes given twice, conditions and sums on what does not come before, values that are no choice. */
export function definitionFaults(definition: Definition): DefinitionFault[] {
  const faults: DefinitionFault[] = []
  const before = new Map<string, Definition['sections'][number]['questions'][number]>()
  const sections = new Set<string>()
  /** Under which words of « autre » are kept. */
  const words = new Set<string>()
  const check = (at: string, when: Condition | undefined) => {
    for (const test of when?.tests ?? []) {
      const question = before.get(test.question)
      if (!question) faults.push({ at, what: 'unknown' })
      else if (
        (question.type === 'single' || question.type === 'multiple') &&
        (test.is === 'equal' || test.is === 'different') &&
        !codesOf(question).includes(String(test.value))
      )
        faults.push({ at, what: 'value' })
    }
  }
  for (const section of definition.sections) {
    if (sections.has(section.code)) faults.push({ at: section.code, what: 'twice' })
    sections.add(section.code)
    check(section.code, section.when)
    if (section.questions.filter(({ type }) => type === 'file').length > mostFiles)
      faults.push({ at: section.code, what: 'files' })
    if (section.questions.length === 0) faults.push({ at: section.code, what: 'empty' })
    for (const question of section.questions) {
      check(question.code, question.when)
      if (before.has(question.code) || words.has(question.code))
        faults.push({ at: question.code, what: 'twice' })
      if (question.type === 'calculated')
        for (const code of question.of) {
          const type = before.get(code)?.type
          if (!type) faults.push({ at: question.code, what: 'unknown' })
          else if (!['number', 'scale', 'calculated'].includes(type))
            faults.push({ at: question.code, what: 'number' })
        }
      before.set(question.code, question)
      if ('other' in question && question.other) {
        if (before.has(otherCode(question.code))) faults.push({ at: question.code, what: 'twice' })
        words.add(otherCode(question.code))
      }
    }
  }
  return faults
}
