import { costOf } from './cost-model.ts'
import { faultsOf } from './faults-model.ts'
import type { Circulation, Cost, Fault, PlannedLoan } from './model.ts'

/** What a person asks of a plan: a wish on a copy from a day (whether it was served or not), or, without a copy, no longer served. */
export type Asked = { wish: string; copy: string; from: number } | { wish: string; copy: null }

/** The schedule that a change gives, its cost and what the change adds to it; or why it cannot be. */
export type Moved =
  | {
      loans: PlannedLoan[]
      cost: Cost
      change: { served: number; kilometres: number; points: number }
      faults: null
    }
  | { faults: Fault[] }

/** A loan moved by hand: the schedule with it and what that costs, or why it is impossible. The other loans stay where they are. */
export function moveLoan(circulation: Circulation, loans: PlannedLoan[], asked: Asked): Moved {
  const wish = circulation.wishes.find(({ id }) => id === asked.wish)
  if (!wish) return { faults: [{ wish: asked.wish, why: 'unknown' }] }
  const others = loans.filter((loan) => loan.wish !== asked.wish)
  const moved =
    asked.copy === null
      ? others
      : [...others, { wish: asked.wish, copy: asked.copy, from: asked.from, to: asked.from + wish.days - 1 }]
  const faults = faultsOf(circulation, moved)
  if (faults.length > 0) return { faults }
  const [before, cost] = [costOf(circulation, loans), costOf(circulation, moved)]
  return {
    loans: moved,
    cost,
    change: {
      served: cost.served - before.served,
      kilometres: cost.kilometres - before.kilometres,
      points: cost.points.total - before.points.total,
    },
    faults: null,
  }
}
