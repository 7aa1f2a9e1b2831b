import type { Plan, PlannedLoan } from '#modules/planning/index.ts'
import type { Day, Modules, Span, ToolModule } from '#modules/tools/index.ts'

/** How much a request matters to who plans; `out`: not planned at all. */
export const priorities = ['low', 'usual', 'high', 'out'] as const
export type Priority = (typeof priorities)[number]

/** What counts, in points as people set them: a request served, a hundred kilometres, a territory’s first loan. */
export type PlanWeights = { served: number; hundredKm: number; fairness: number }

/**
 * How a plan is made. `margin`: days before or after those asked, for requests that do not say how flexible they are. `direct`: days between two
 * hosts when a copy goes straight from one to the next; null: always by its home.
 */
export type Parameters = {
  margin: number
  direct: number | null
  weights: PlanWeights
  priorities: Record<string, Priority>
}

export const usualParameters: Parameters = {
  margin: 7,
  direct: null,
  weights: { served: 100, hundredKm: 10, fairness: 20 },
  priorities: {},
}

/** Limits that keep a search within its time. */
export const mostRequests = 200
export const mostMargin = 60
export const mostPoints = 1000
export const mostDirect = 30
/** Days a copy may wait with a host for the next one. */
export const directWait = 10
/** Changes by hand that can be undone. */
export const mostChanges = 100
/** Days a plan is kept. */
export const keptDays = 365
/** Seconds that a plan may take: those of its search, and of what is around it. */
export const mostSeconds = 30

type Point = { lon: number; lat: number }

/** A tool as it stood when the plan was asked for. `modules`: those that are lent one without the other; absent, as elsewhere below, of plans older than they are. */
export type ToolThen = {
  id: string
  slug: string
  title: string
  before: number
  after: number
  lead: number
  /** Invented, to show what the site does. */
  demo: boolean
  closures: Span[]
  modules?: ToolModule[]
}

/** A copy that is lent: where it lives (`home` null: nobody knows), when it, or modules of it, are taken, buffers included; `broken`: modules that are not lent. */
export type CopyThen = {
  id: string
  code: string
  tool: string
  home: Point | null
  homeName: string | null
  taken: (Span & { modules?: Modules })[]
  broken?: number[]
}

/** A request that waits for an answer. `modules`: those it is for; null: the whole tool. `flexible`: days before or after that would do; null: not said. */
export type RequestThen = {
  id: string
  version: number
  tool: string
  modules?: ToolModule[] | null
  borrower: string
  place: string
  commune: string | null
  point: Point | null
  territory: string | null
  span: Span
  flexible: number | null
  waiting: boolean
}

export type TerritoryThen = { id: string; name: string; received: number; inhabitants: number | null }

/** All a plan is made from, as it stood on a day. */
export type Snapshot = {
  day: Day
  tools: ToolThen[]
  copies: CopyThen[]
  requests: RequestThen[]
  territories: TerritoryThen[]
}

export type PlanState = 'waiting' | 'running' | 'done' | 'failed'

/** What became of a loan of a plan when the plan was applied. */
export type Outcome = 'approved' | 'offered' | 'changed' | 'taken' | 'closed' | 'refused'

/** A plan of circulation, from its asking to its application. */
export type CirculationPlan = {
  id: string
  state: PlanState
  period: Span
  parameters: Parameters
  snapshot: Snapshot
  first: Plan | null
  best: Plan | null
  /** The loans that are kept: those of the best plan, then as changed by hand. */
  schedule: PlannedLoan[] | null
  changes: number
  attempts: number
  startedAt: Date | null
  finishedAt: Date | null
  appliedAt: Date | null
  createdAt: Date
  createdBy: string | null
  version: number
  /** Those who hold its tools now; null: of nobody here. */
  holderIds: (string | null)[]
  /** `direct`: it comes straight from another host. */
  outcomes: { loanId: string; outcome: Outcome; direct: boolean }[]
}

/** A plan in a list. */
export type PlanLine = {
  id: string
  state: PlanState
  period: Span
  createdAt: Date
  appliedAt: Date | null
  tools: string[]
  requests: number
  served: number | null
}

/** A tool that somebody asks for: how many requests wait, how many copies are lent. */
export type PlannableTool = { slug: string; title: string; holder: string; requests: number; copies: number }
