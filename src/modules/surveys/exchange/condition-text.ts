import type { Condition, Question } from '../definition-model.ts'

type Kinds = ReadonlyMap<string, Question['type']>

const severalAt = (kinds: Kinds, code: string) =>
  kinds.get(code) === 'multiple' || kinds.get(code) === 'ranking'

/** A condition as XLSForm writes it in `relevant`: `${q13} = 'une' or ${q13} = 'plusieurs'`. */
export function writeRelevant(when: Condition | undefined, kinds: Kinds): string {
  if (!when) return ''
  return when.tests
    .map(({ question, is, value }) => {
      const it = `\${${question}}`
      const quoted = `'${String(value ?? '').replaceAll("'", '')}'`
      switch (is) {
        case 'answered':
          return `${it} != ''`
        case 'equal':
          return severalAt(kinds, question) ? `selected(${it}, ${quoted})` : `${it} = ${quoted}`
        case 'different':
          return severalAt(kinds, question) ? `not(selected(${it}, ${quoted}))` : `${it} != ${quoted}`
        case 'less':
          return `${it} < ${Number(value)}`
        default:
          return `${it} > ${Number(value)}`
      }
    })
    .join(when.need === 'all' ? ' and ' : ' or ')
}

const name = String.raw`\$\{\s*([\w.-]+)\s*\}`
const value = String.raw`(?:'([^']*)'|"([^"]*)"|(-?\d+(?:\.\d+)?))`
const signs = { '=': 'equal', '!=': 'different', '<': 'less', '>': 'more' } as const

/**
 * Reads what XLSForm says in `relevant`: tests joined by `and`, or by `or`, without brackets around several. Null for anything else.
 * @param codeOf the code here of a name there
 * @param choiceOf the code here of a choice of that question
 */
export function readRelevant(
  text: string,
  codeOf: (name: string) => string | undefined,
  choiceOf: (question: string, value: string) => string,
): Condition | null {
  const straight = text.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"')
  const all = straight.trim().split(/\s+and\s+/i)
  const any = straight.trim().split(/\s+or\s+/i)
  if (all.length > 1 && any.length > 1) return null
  const tests = (any.length > 1 ? any : all).map((part) => readTest(part.trim(), codeOf, choiceOf))
  if (tests.length > 10 || tests.some((test) => test === null)) return null
  return {
    need: any.length > 1 ? 'any' : 'all',
    tests: tests as Condition['tests'],
  }
}

function readTest(
  text: string,
  codeOf: (name: string) => string | undefined,
  choiceOf: (question: string, value: string) => string,
): Condition['tests'][number] | null {
  const chosen = new RegExp(`^(not\\()?selected\\(\\s*${name}\\s*,\\s*${value}\\s*\\)\\)?$`, 'i').exec(text)
  const compared = new RegExp(`^${name}\\s*(=|!=|<|>)\\s*${value}$`).exec(text)
  const found = chosen ?? compared
  if (!found) return null
  const question = codeOf((chosen ? found[2] : found[1]) ?? '')
  const given = found.slice(3).find((each) => each !== undefined) ?? ''
  if (question === undefined) return null
  if (chosen) return { question, is: found[1] ? 'different' : 'equal', value: choiceOf(question, given) }
  const is = signs[found[2] as keyof typeof signs]
  if (given === '') return is === 'different' ? { question, is: 'answered' } : null
  if (is === 'less' || is === 'more') return { question, is, value: Number(given) }
  return { question, is, value: choiceOf(question, given) }
}
