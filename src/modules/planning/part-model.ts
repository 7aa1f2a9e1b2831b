import type { Circulation, PlannedLoan } from './model.ts'

/** What is left to plan for some copies: loans of the others count as received, so that fairness weighs as in the whole. */
export function partOf(circulation: Circulation, copies: string[], kept: PlannedLoan[]): Circulation {
  const done = new Set(kept.map(({ wish }) => wish))
  const served = circulation.wishes.filter(({ id }) => done.has(id))
  return {
    ...circulation,
    copies: circulation.copies.filter(({ id }) => copies.includes(id)),
    wishes: circulation.wishes.filter(({ id }) => !done.has(id)),
    territories: circulation.territories.map((each) => ({
      ...each,
      received: each.received + served.filter(({ territory }) => territory === each.id).length,
    })),
  }
}
