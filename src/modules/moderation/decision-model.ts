/** What is decided of a case; `reason` is written to its author. `fields` of a suggestion: only these are taken. */
export type Decision = { act: 'accept' | 'refuse' | 'dismiss'; reason: string; fields?: string[] }
export const decisionActs = ['accept', 'refuse', 'dismiss'] as const

/** How many cases one bulk may hold: a page. */
export const bulkMost = 30
const reasonMost = 2000

export type BatchAct = Decision['act'] | 'assign'

/**
 * What became of one case of a bulk: done; decided before by somebody; not allowed for its kind or in its state; gone. `before`: whose it was,
 * to give it back.
 */
export type BatchOutcome = 'done' | 'decided' | 'impossible' | 'gone'
export type BatchResult = { caseId: string; outcome: BatchOutcome; before?: string | null }

/** A bulk as it is kept, with the names of its cases. */
export type Batch = {
  id: string
  act: BatchAct
  at: Date
  person: { id: string; name: string } | null
  undoneAt: Date | null
  results: (BatchResult & { name: string; kind: string; decidedBy: string | null })[]
  undoResults: BatchResult[] | null
}

/** A reason written once and chosen many times. */
export type Reason = { id: string; label: string; textFr: string; textEn: string }

/** The reason as the author reads it: what was chosen, in their language, then what was added. */
export function composeReason(chosen: Reason | undefined, lang: 'fr' | 'en', added: string): string {
  const beginning = chosen ? (lang === 'en' ? chosen.textEn : chosen.textFr) : ''
  return [beginning, added.trim()].filter(Boolean).join('\n\n').slice(0, reasonMost)
}
