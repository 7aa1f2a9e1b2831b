import type {
  Circulation,
  DayNumber,
  Plan,
  PlannedLoan,
  Stretch,
  Taken,
  Unserved,
} from '#modules/planning/index.ts'
import { type Modules, numberOf, type Span } from '#modules/tools/index.ts'
import {
  type CopyThen,
  directWait,
  type Parameters,
  type Priority,
  type RequestThen,
  type Snapshot,
} from './model.ts'

/** What serving a request is worth, beside a usual one. */
const worthOf: Record<Exclude<Priority, 'out'>, number> = { low: 0.5, usual: 1, high: 2 }

/** Broken modules are taken without end. */
const always: Stretch = { from: 0, to: 1_000_000 }

/** The numbers of the modules that a request is for; null: the whole tool. */
export const modulesOf = ({ modules }: Pick<RequestThen, 'modules'>): Modules =>
  modules?.map(({ number }) => number) ?? null

const takenOf = ({ taken, broken }: CopyThen): Taken[] => [
  ...taken.map(({ modules = null, ...span }) => ({ ...stretchOf(span), modules })),
  ...(broken?.length ? [{ ...always, modules: broken }] : []),
]

const stretchOf = ({ from, to }: Span): Stretch => ({ from: numberOf(from), to: numberOf(to) })

/**
 * The days on which a request may be served: those asked, and those around them that would do. Never before tomorrow, nor, unless asked, before the time its
 * holder needs to prepare.
 */
function windowOf(
  request: Pick<RequestThen, 'span' | 'flexible'>,
  { margin, day, lead }: { margin: number; day: string; lead: number },
): { first: DayNumber; last: DayNumber; days: number } {
  const { from, to } = stretchOf(request.span)
  const around = request.flexible ?? margin
  const tomorrow = numberOf(day) + 1
  const prepared = Math.max(tomorrow, Math.min(from, numberOf(day) + lead))
  return { first: Math.max(from - around, prepared), last: to + around, days: to - from + 1 }
}

/** The requests that are planned: those neither left out nor without a known place. */
const plannedRequests = ({ requests }: Snapshot, { priorities }: Parameters): RequestThen[] =>
  requests.filter(({ id, point }) => point !== null && priorities[id] !== 'out')

/** What the planner is given of what stood then. Copies that live nowhere known cannot be sent anywhere. */
export function circulationOf(snapshot: Snapshot, parameters: Parameters): Circulation {
  const { margin, direct, weights, priorities } = parameters
  const leads = new Map(snapshot.tools.map(({ id, lead }) => [id, lead]))
  const requests = plannedRequests(snapshot, parameters)
  const wished = new Set(requests.map(({ territory }) => territory))
  return {
    tools: snapshot.tools.map(({ id, before, after, closures }) => ({
      id,
      before,
      after,
      direct: direct === null ? null : { days: direct, wait: directWait },
      closures: closures.map(stretchOf),
    })),
    copies: snapshot.copies.flatMap((copy) => {
      const { id, tool, home } = copy
      return home ? [{ id, tool, home, taken: takenOf(copy) }] : []
    }),
    wishes: requests.flatMap(({ id, tool, point, territory, ...request }) => {
      const asked = numberOf(request.span.from)
      const priority = priorities[id] ?? 'usual'
      if (!point || priority === 'out') return []
      const window = windowOf(request, { margin, day: snapshot.day, lead: leads.get(tool) ?? 0 })
      const modules = modulesOf(request)
      return [{ id, tool, modules, ...window, asked, place: point, priority: worthOf[priority], territory }]
    }),
    territories: snapshot.territories
      .filter(({ id }) => wished.has(id))
      .map(({ id, received, inhabitants }) => ({ id, received, inhabitants })),
    weights: {
      served: weights.served,
      kilometres: weights.hundredKm / 100,
      fairness: weights.fairness,
    },
  }
}

/** Why a request is not in a schedule: the planner’s reasons, those that never reached it, and what somebody changed by hand. */
export type LeftOut = { request: RequestThen; why: Unserved['why'] | 'unlocated' | 'out' | 'removed' }

/** The requests that a schedule does not serve, with why. `best`: what the planner had found. */
export function leftOutOf(
  snapshot: Snapshot,
  { priorities }: Parameters,
  schedule: PlannedLoan[],
  best: Pick<Plan, 'loans' | 'unserved'>,
): LeftOut[] {
  const served = new Set(schedule.map(({ wish }) => wish))
  const planned = new Set(best.loans.map(({ wish }) => wish))
  const reasons = new Map(best.unserved.map(({ wish, why }) => [wish, why]))
  const whyOf = ({ id, point }: RequestThen): LeftOut['why'] => {
    if (priorities[id] === 'out') return 'out'
    if (point === null) return 'unlocated'
    return planned.has(id) ? 'removed' : (reasons.get(id) ?? 'others')
  }
  return snapshot.requests
    .filter(({ id }) => !served.has(id))
    .map((request) => ({ request, why: whyOf(request) }))
}
