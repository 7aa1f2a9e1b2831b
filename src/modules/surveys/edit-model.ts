import type { Definition, Question, Section } from './definition-model.ts'

/** A change of a questionnaire, from one to the next. Gives back the same when there is nothing to do. */
export type Edit = (definition: Definition) => Definition

const swap = <T>(list: T[], at: number, by: -1 | 1): T[] => {
  const [one, other] = [list[at], list[at + by]]
  if (one === undefined || other === undefined) return list
  return list.map((each, place) => (place === at ? other : place === at + by ? one : each))
}

const mapSections = (definition: Definition, change: (section: Section) => Section): Definition => ({
  ...definition,
  sections: definition.sections.map(change),
})

/** A code that nothing has yet, made from another. */
export function freeCode(base: string, taken: Iterable<string>): string {
  const known = new Set(taken)
  const stem = base.replace(/_\d+$/, '').slice(0, 36)
  if (!known.has(base)) return base
  for (let number = 2; ; number++) if (!known.has(`${stem}_${number}`)) return `${stem}_${number}`
}

/** The codes of all questions. */
export const questionCodes = (definition: Definition): string[] =>
  definition.sections.flatMap(({ questions }) => questions.map(({ code }) => code))

/** Adds a section at the end. */
export const addSection =
  (section: Omit<Section, 'code' | 'questions'>): Edit =>
  (definition) => {
    const codes = definition.sections.map(({ code }) => code)
    const code = freeCode(`s${codes.length + 1}`, codes)
    return { ...definition, sections: [...definition.sections, { ...section, code, questions: [] }] }
  }

/** Writes the words and the condition of a section. */
export const changeSection =
  (code: string, section: Omit<Section, 'code' | 'questions'>): Edit =>
  (definition) =>
    mapSections(definition, (each) =>
      each.code === code ? { ...section, code, questions: each.questions } : each,
    )

/** Moves a section before or after its neighbour. */
export const moveSection =
  (code: string, by: -1 | 1): Edit =>
  (definition) => ({
    ...definition,
    sections: swap(
      definition.sections,
      definition.sections.findIndex((each) => each.code === code),
      by,
    ),
  })

/** Takes a section away, with its questions. */
export const removeSection =
  (code: string): Edit =>
  (definition) => ({ ...definition, sections: definition.sections.filter((each) => each.code !== code) })

/** Adds a question at the end of a section, under a code of its own. */
export const addQuestion =
  (section: string, question: Question): Edit =>
  (definition) => {
    const code = freeCode(question.code, questionCodes(definition))
    return mapSections(definition, (each) =>
      each.code === section ? { ...each, questions: [...each.questions, { ...question, code }] } : each,
    )
  }

/** Writes a question anew. A code that changes is followed by the conditions and the sums that name it. */
export const changeQuestion =
  (code: string, question: Question): Edit =>
  (definition) => {
    const others = questionCodes(definition).filter((each) => each !== code)
    const kept = { ...question, code: freeCode(question.code, others) }
    const changed = mapSections(definition, (section) => ({
      ...section,
      questions: section.questions.map((each) => (each.code === code ? kept : each)),
    }))
    return kept.code === code ? changed : renamed(changed, code, kept.code)
  }

function renamed(definition: Definition, from: string, to: string): Definition {
  const codes = new Map([[from, to]])
  return mapSections(definition, (section) => ({
    ...follow(section, codes),
    questions: section.questions.map((question) => followIn(question, codes)),
  }))
}

/** A condition that names codes follows them where they went. */
const follow = <T extends Pick<Question, 'when'>>(it: T, codes: ReadonlyMap<string, string>): T =>
  it.when
    ? {
        ...it,
        when: {
          ...it.when,
          tests: it.when.tests.map((test) => ({
            ...test,
            question: codes.get(test.question) ?? test.question,
          })),
        },
      }
    : it

function followIn(question: Question, codes: ReadonlyMap<string, string>): Question {
  const followed = follow(question, codes)
  return followed.type === 'calculated'
    ? { ...followed, of: followed.of.map((code) => codes.get(code) ?? code) }
    : followed
}

/** Puts a copy of a section after it, with copies of its questions; what they say of one another, the copies say among themselves. */
export const duplicateSection =
  (code: string): Edit =>
  (definition) => {
    const taken = questionCodes(definition)
    const codes = new Map<string, string>()
    for (const question of definition.sections.find((each) => each.code === code)?.questions ?? []) {
      const copy = freeCode(question.code, taken)
      taken.push(copy)
      codes.set(question.code, copy)
    }
    const copyCode = freeCode(
      code,
      definition.sections.map((each) => each.code),
    )
    return {
      ...definition,
      sections: definition.sections.flatMap((section) => {
        if (section.code !== code) return [section]
        const questions = section.questions.map((question) => ({
          ...followIn(question, codes),
          code: codes.get(question.code) ?? question.code,
        }))
        return [section, { ...section, code: copyCode, questions }]
      }),
    }
  }

/** Moves a question; past the edge of its section it enters the neighbour. */
export const moveQuestion =
  (code: string, by: -1 | 1): Edit =>
  (definition) => {
    const at = definition.sections.findIndex(({ questions }) => questions.some((each) => each.code === code))
    const section = definition.sections[at]
    const place = section?.questions.findIndex((each) => each.code === code) ?? -1
    const question = section?.questions[place]
    if (!section || !question) return definition
    if (section.questions[place + by])
      return mapSections(definition, (each) =>
        each.code === section.code ? { ...each, questions: swap(each.questions, place, by) } : each,
      )
    const neighbour = definition.sections[at + by]
    if (!neighbour) return definition
    return mapSections(definition, (each) => {
      if (each.code === section.code)
        return { ...each, questions: each.questions.filter((one) => one.code !== code) }
      if (each.code !== neighbour.code) return each
      return { ...each, questions: by < 0 ? [...each.questions, question] : [question, ...each.questions] }
    })
  }

/** Takes a question away. */
export const removeQuestion =
  (code: string): Edit =>
  (definition) =>
    mapSections(definition, (section) => ({
      ...section,
      questions: section.questions.filter((each) => each.code !== code),
    }))

/** Puts a copy of a question after it, under a code of its own. */
export const duplicateQuestion =
  (code: string): Edit =>
  (definition) => {
    const copyCode = freeCode(code, questionCodes(definition))
    return mapSections(definition, (section) => ({
      ...section,
      questions: section.questions.flatMap((each) =>
        each.code === code ? [each, { ...each, code: copyCode }] : [each],
      ),
    }))
  }
