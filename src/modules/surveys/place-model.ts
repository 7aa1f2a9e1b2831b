import type { Definition } from './definition-model.ts'
import { questionCodes } from './edit-model.ts'

/** Where one is after a change: what it happened to (a question’s code, `s-` and a section’s), and the element of the page to be at. */
export type Place = { at: string; focus: string }

const sectionCodes = ({ sections }: Definition) => sections.map(({ code }) => code)
const neighbour = (codes: string[], code: string) =>
  codes[codes.indexOf(code) + 1] ?? codes[codes.indexOf(code) - 1]

/**
 * Where somebody who pressed a button goes on: at the same button when what it was of is still there, so that it can be pressed again; at the copy;
 * at the neighbour of what was taken away. Null: at the top.
 */
export function placeAfter(act: string, code: string, before: Definition, after: Definition): Place | null {
  switch (act) {
    case 'monter':
    case 'descendre':
      return { at: code, focus: `${act}-${code}` }
    case 'monter-section':
    case 'descendre-section':
      return { at: `s-${code}`, focus: `${act}-${code}` }
    case 'dupliquer': {
      const copy = questionCodes(after).find((each) => !questionCodes(before).includes(each))
      return copy ? { at: copy, focus: `${act}-${copy}` } : null
    }
    case 'dupliquer-section':
    case 'ajouter-section': {
      const made = sectionCodes(after).find((each) => !sectionCodes(before).includes(each))
      return made ? { at: `s-${made}`, focus: `s-${made}` } : null
    }
    case 'retirer': {
      const section = before.sections.find(({ questions }) => questions.some((each) => each.code === code))
      if (!section) return null
      const next = neighbour(
        section.questions.map((each) => each.code),
        code,
      )
      const at = next ?? `s-${section.code}`
      return { at, focus: at }
    }
    case 'retirer-section': {
      const next = neighbour(sectionCodes(before), code)
      return next ? { at: `s-${next}`, focus: `s-${next}` } : null
    }
    default:
      return null
  }
}

/** The place of a question in its section, or of a section in the questionnaire, from 1. */
export function rankOf(
  definition: Definition,
  at: string,
): { rank: number; total: number; section: number } | null {
  const [codes, code] = at.startsWith('s-') ? [sectionCodes(definition), at.slice(2)] : [null, at]
  if (codes)
    return codes.includes(code)
      ? { rank: codes.indexOf(code) + 1, total: codes.length, section: codes.indexOf(code) }
      : null
  const section = definition.sections.findIndex(({ questions }) =>
    questions.some((each) => each.code === code),
  )
  const questions = definition.sections[section]?.questions ?? []
  const rank = questions.findIndex((each) => each.code === code) + 1
  return rank > 0 ? { rank, total: questions.length, section } : null
}
