import type { Day, Modules, Span, ToolModule } from '#modules/tools/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Cents } from '#platform/money.ts'

export const loanStates = [
  'requested',
  'offered',
  'approved',
  'signed',
  'handed_over',
  'returned',
  'closed',
  'refused',
  'cancelled',
  'expired',
] as const
export type LoanState = (typeof loanStates)[number]

/** Who acts on a loan: for who borrows, for who lends, or time itself. */
export const sides = ['borrower', 'holder', 'job'] as const
export type Side = (typeof sides)[number]

export type LoanAct =
  | 'approve'
  | 'refuse'
  | 'offer'
  | 'accept'
  | 'decline'
  | 'sign'
  | 'hand-over'
  | 'return'
  | 'close'
  | 'cancel'
  | 'expire'
  | DatesAct

/** What is done of other days for a loan that is a promise already: one side proposes, the other answers; time ends what nobody answered. */
export type DatesAct = 'dates' | 'accept-dates' | 'decline-dates' | 'withdraw-dates' | 'lapse-dates'

/** Which requests are approved as they come: none, those of whoever brought a tool of the same holder back whole, all. */
export type AutoRule = 'never' | 'known' | 'always'

/** What a holder asks of whoever wants a tool. */
export type ToolQuestion = { labelFr: string; labelEn: string | null; required: boolean }

/** How requests for a tool are received. `note`: what whoever asks reads first. */
export type Reception = {
  rule: AutoRule
  questions: ToolQuestion[]
  noteFr: string | null
  noteEn: string | null
}

/** A question as it was put, and what was answered. */
export type Answer = { question: string; answer: string }

/** Where a tool goes: at an organisation's, or somewhere named in a commune. */
export type LoanPlace = { organisationId: string } | { name: string; address: string | null; commune: string }

/** What somebody writes of a wish. */
export type LoanRequest = {
  span: Span
  /** Null: the whole tool. */
  modules: Modules
  place: LoanPlace
  audience: string | null
  purpose: string | null
  message: string | null
  /** By the place of the question among those of the tool. */
  answers: string[]
  /** Days before or after those asked that would do as well; null: not said. */
  flexibleDays: number | null
  /** Takes a place in the waiting list when the days are taken. */
  waiting: boolean
}

/** A part as it is counted: `damaged` among those found; `partId` null: one that the tool has no more. */
export type CountedPart = {
  partId: string | null
  name: string
  expected: number
  found: number
  damaged: number
  note: string | null
}

/** Other days that one side proposes for a loan; `copy`: another one than it holds. `words`: why; null: erased. */
export type DateChange = {
  id: string
  side: Exclude<Side, 'job'>
  span: Span
  copy: { id: string; code: string } | null
  words: string | null
}

/** A loan as its two sides follow it. */
export type Loan = {
  id: string
  tool: { id: string; slug: string; titleFr: string; titleEn: string | null }
  holder: { id: string; name: string } | null
  /** Null: an organisation that is no more. `demo`: it is made up. */
  borrower: { id: string; name: string; demo: boolean } | null
  /** Null: somebody since erased. */
  askedBy: { id: string; email: string | null; lang: Lang } | null
  copy: { id: string; code: string } | null
  /** What of the tool it is of; null: all of it. */
  modules: ToolModule[] | null
  /** What it asked for, while other modules are offered (`modules` are those); null: that very thing. */
  askedFor: { modules: ToolModule[] | null } | null
  state: LoanState
  stateAt: Date
  span: Span
  offer: Span | null
  /** The other days that wait for an answer; null: none. */
  change: DateChange | null
  /** Days before or after those asked that would do as well; null: not said. */
  flexibleDays: number | null
  waiting: boolean
  place: {
    organisationId: string | null
    name: string | null
    address: string | null
    commune: string | null
    /** The name of the organisation where it goes, and of the commune. */
    host: string | null
    town: string | null
  }
  audience: string | null
  purpose: string | null
  message: string | null
  answers: Answer[]
  reason: string | null
  priceCents: Cents | null
  depositCents: Cents | null
  incident: boolean
  /** Of a tool made up for the demonstration: nothing is lent. */
  demo: boolean
  /** The sides that signed. */
  signed: Exclude<Side, 'job'>[]
  version: number
}

/** The numbers of the modules that a loan is of; null: the whole tool. */
export const numbersIn = ({ modules }: Pick<Loan, 'modules'>): Modules =>
  modules?.map(({ number }) => number) ?? null

/** The numbers of the modules that a loan asked for, whatever is offered; null: the whole tool. */
export const askedIn = ({ modules, askedFor }: Pick<Loan, 'modules' | 'askedFor'>): Modules =>
  numbersIn({ modules: askedFor ? askedFor.modules : modules })

/** What can be had when a tool is not free: codes of copies, the nearest other days, tools alike. */
export type Busy = {
  copies: string[]
  /** Names of modules of one copy that are free together on these days; none of a tool that is lent whole. */
  modules: string[]
  dates: Span | null
  similar: { slug: string; titleFr: string; titleEn: string | null }[]
}

/** A loan in the list of one of its sides, `own` is the organisation of this side, `other` the other one. `waits`: for what this side has to do. */
export type LoanLine = {
  id: string
  title: string
  titleEn: string | null
  /** Names of the modules it is of; null: the whole tool. */
  modules: string | null
  own: string | null
  other: string | null
  state: LoanState
  span: Span
  flexibleDays: number | null
  waiting: boolean
  overdue: boolean
  waits: boolean
  /** Other days that wait for an answer; null: none. */
  change: Span | null
  /** Of a tool made up for the demonstration. */
  demo: boolean
}

/** One thing that happened. */
export type TimelineEntry = {
  id: string
  act: string
  side: Side
  at: Date
  who: string | null
  words: string | null
  /** The other days that it is about; null: none. */
  days: Span | null
  /** Names of the other modules that it offered, none for the whole tool; null: those asked for. */
  modules: string[] | null
}

/** The public sheet of a side of a loan, and how it says it is reached. */
export type Contact = { slug: string; phone: string | null; email: string | null }

/** Days a request waits for its holder before it expires, unless its first day comes before. */
export const requestDays = 30
/** Days an offer holds a copy for who was offered it. */
export const offerDays = 7
/** Years a loan that is over keeps the names and words of people. */
export const keptYears = 3

/** Whether a loan in this state holds its copy. */
export const holds = (state: LoanState): boolean =>
  ['offered', 'approved', 'signed', 'handed_over', 'returned'].includes(state)

/** Whether both sides count on it: its copy will go there, or is there. */
export const isPromised = (state: LoanState): boolean => ['approved', 'signed', 'handed_over'].includes(state)

/** Whether nothing can happen to it any more. */
export const isOver = (state: LoanState): boolean =>
  ['closed', 'refused', 'cancelled', 'expired'].includes(state)

/** A loan that should have come back before a day. */
export const isOverdue = (loan: Pick<Loan, 'state' | 'span'>, present: Day): boolean =>
  loan.state === 'handed_over' && loan.span.to < present
