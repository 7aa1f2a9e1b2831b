import type { Modules } from './modules-model.ts'

/** A day as a number: days since 1970, so that rules only add and compare. */
export type DayNumber = number

/** Days from one to another, both included. */
export type Stretch = { from: DayNumber; to: DayNumber }

/** A place, in degrees. */
export type Place = { lon: number; lat: number }

/**
 * What the planner must know of a tool. `before` and `after`: days that a copy spends with its holder around a journey (preparing; return, cleaning,
 * checking). `direct`: whether a copy may go straight from one host to the next: at least `days` between the two loans, and at most `wait` more, during which
 * it stays with the first host. `closures`: days on which the tool is not lent, buffers included.
 */
export type PlannedTool = {
  id: string
  before: number
  after: number
  direct: { days: number; wait: number } | null
  closures: Stretch[]
}

/** Days already taken of a copy, their buffers included, and of which modules. */
export type Taken = Stretch & { modules: Modules }

/** A copy, where it lives, and the days already taken from it, around which what they take of it is at home. */
export type PlannedCopy = { id: string; tool: string; home: Place; taken: Taken[] }

/**
 * A wish for a tool, or for some modules of one copy of it: `days` in a row, all between `first` and `last`; from `asked` rather than any other day, points being equal (null: any). `priority` multiplies what serving it is
 * worth; 1 is usual.
 */
export type Wish = {
  id: string
  tool: string
  modules: Modules
  first: DayNumber
  last: DayNumber
  days: number
  asked: DayNumber | null
  place: Place
  priority: number
  territory: string | null
}

/** A territory, and the loans it received already. Inhabitants, when all territories say theirs, make shares follow people. */
export type Territory = { id: string; received: number; inhabitants: number | null }

/** What matters, in points: a wish served, a kilometre travelled, the first loan of a territory of average size. */
export type Weights = { served: number; kilometres: number; fairness: number }

/** With these, no journey inside a region costs more than serving the wish is worth. */
export const usualWeights: Weights = { served: 100, kilometres: 0.1, fairness: 20 }

/** All that a plan is made from. */
export type Circulation = {
  tools: PlannedTool[]
  copies: PlannedCopy[]
  wishes: Wish[]
  territories: Territory[]
  weights: Weights
}

/** A wish served: which copy, which days. */
export type PlannedLoan = Stretch & { wish: string; copy: string }

/** A copy, or what a wish takes of it, carried from a place to another: null is its home, a wish is its host. */
export type Move = { copy: string; from: string | null; to: string | null; kilometres: number }

/** What a schedule is worth: points of each kind (kilometres count against), their total, and what they measure. */
export type Cost = {
  served: number
  kilometres: number
  moves: Move[]
  points: { served: number; kilometres: number; fairness: number; total: number }
}

/** Why a wish is not served. `others`: it could be, alone; `far`: the way costs more than serving it is worth. */
export type Unserved = { wish: string; why: 'no-copy' | 'too-short' | 'closed' | 'taken' | 'far' | 'others' }

/** Why a schedule cannot be: `with` is the loan it runs into. */
export type Fault = {
  wish: string
  why: 'unknown' | 'other-tool' | 'twice' | 'wrong-length' | 'outside' | 'closed' | 'taken' | 'too-close'
  with?: string
}

/**
 * A schedule, and how good it is: `bound` is what no schedule can pass, in points; `gap` is how far below it this one may be, as a share (0: proven best).
 * `method`: the optimiser's, or that of somebody who places one wish after another, when it could not answer.
 */
export type Plan = {
  loans: PlannedLoan[]
  unserved: Unserved[]
  cost: Cost
  bound: number
  gap: number
  method: 'optimised' | 'greedy'
  seconds: number
}

/** How far a value may be below a bound, as a share of the value; rounding errors are none. */
export const gapBetween = (value: number, bound: number): number =>
  bound <= value + 1e-6 * Math.max(1, Math.abs(value)) ? 0 : (bound - value) / Math.max(1, Math.abs(value))
