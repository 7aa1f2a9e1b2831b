import {
  type Day,
  type Modules,
  outsideModules,
  partsOfModules,
  type Span,
  type ToolSheet,
} from '#modules/tools/index.ts'
import type { Cents } from '#platform/money.ts'
import type { Side } from './model.ts'
import { type Fault, isSamePart, type ReportMoment } from './report-model.ts'

/** What an incident keeps from being lent: the whole copy, or these parts, without which it goes. */
export type Blocking = 'copy' | 'parts'

export const payers = ['holder', 'borrower', 'insurance', 'shared'] as const
export type Payer = (typeof payers)[number]

/** How an incident ends. */
export const outcomes = ['repaired', 'replaced', 'found', 'given-up'] as const
export type Outcome = (typeof outcomes)[number]

/** When it happened: as the copy left or came back, in between, or at its holder's. */
export type IncidentMoment = ReportMoment | 'loan' | 'store'

/** What is planned for a repair; money in cents. */
export type Repair = {
  from: Day | null
  to: Day | null
  costCents: Cents | null
  payer: Payer | null
  words: string | null
}

/** What broke, or was lost, of a copy. */
export type Incident = {
  id: string
  copy: { id: string; code: string }
  tool: { id: string; slug: string; titleFr: string; titleEn: string | null }
  holder: { id: string; name: string } | null
  loan: { id: string; borrowerId: string | null; borrower: string | null } | null
  moment: IncidentMoment
  blocks: Blocking
  /** What of the copy it keeps, by number; null: all of it. */
  modules: number[] | null
  /** Their names. */
  moduleNames: string | null
  parts: Fault[]
  words: string | null
  side: Exclude<Side, 'job'>
  who: string | null
  openedAt: Date
  repair: Repair
  outcome: Outcome | null
  closedAt: Date | null
  version: number
}

/** A loan that waits for a copy under repair, and since when its sides know. */
export type HeldUp = { id: string; borrower: string | null; span: Span; toldAt: Date }

/**
 * The modules that what broke keeps from being lent: those of the parts concerned; of a tool whose modules do not travel apart, or when no part is named, all that
 * was lent.
 */
export function modulesHurt(
  { parts, modulesApart }: Pick<ToolSheet, 'parts' | 'modulesApart'>,
  faults: Fault[],
  lent: Modules,
): Modules {
  if (!modulesApart && lent === null) return null
  const hurt = partsOfModules(parts, lent)
    .filter(({ id: partId, name }) => faults.some((fault) => isSamePart(fault, { partId, name })))
    .map(({ moduleNumber }) => moduleNumber ?? outsideModules)
  return hurt.length === 0 ? lent : [...new Set(hurt)].toSorted((a, b) => a - b)
}
