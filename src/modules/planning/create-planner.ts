import type { Logger } from 'pino'
import {
  createSearcher,
  type How as HowToSearch,
  type SearchLimits,
} from '#platform/optimiser/search-apart.ts'
import type { Circulation, Plan } from './model.ts'

export type Planner = {
  /**
   * The best plan found in some seconds, with its gap; the greedy one when the optimiser cannot answer. Plans are made one after the other.
   * @throws AppError busy when too many wait already, when not even the greedy plan came in time, or when it was given up
   */
  plan: (circulation: Circulation, how?: How) => Promise<Plan>
  /** Ends the plan under way; those that wait are refused. */
  stop: () => void
}

/** `seconds` of search, 22 when not said; `onFirst` is given the greedy plan at once; `signal` gives the plan up. */
export type How = Partial<HowToSearch<Plan>>

export type PlannerLimits = SearchLimits
const usualLimits: PlannerLimits = { waiting: 4, grace: 6 }
const usualSeconds = 22

/** A planner that searches in a process of its own (decision 0036). */
export function createPlanner(log: Logger, limits: PlannerLimits = usualLimits): Planner {
  const { search, stop } = createSearcher<Circulation, Plan>(log, entry, limits)
  return { plan: (circulation, how = {}) => search(circulation, { seconds: usualSeconds, ...how }), stop }
}

// The bundle holds the process beside this file as .js; from sources, Node strips the types itself.
const entry = new URL(
  import.meta.url.endsWith('.ts') ? './plan-process.ts' : './plan-process.js',
  import.meta.url,
)
