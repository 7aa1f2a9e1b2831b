import type { BrokenTerm, Reach } from '../dates-model.ts'

/** What the page of a loan shows of its days, once it is a promise. */
export type DatesProps = {
  /** For whom whoever reads proposes other days; null: they do not, now. */
  side: 'borrower' | 'holder' | null
  /** The days its copy could be had at most. */
  reach: Reach | null
  /** Other copies that can be chosen, by who lends. */
  copies: { id: string; code: string }[]
  /** The terms of the tool and which of them the proposed days break, for who lends. */
  terms: { minDays: number; maxDays: number | null; broken: BrokenTerm | null } | null
}
