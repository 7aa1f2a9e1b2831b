import type { Logger } from 'pino'
import type { Planner } from '#modules/planning/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { isDatabaseUnavailable } from '#platform/db/unavailable.ts'
import { circulationOf } from './circulation-model.ts'
import { endLeases } from './offer-store.ts'
import { claimPlan, readPlan, releasePlan, releasePlans, saveFirst, settlePlan } from './plan-store.ts'
import { resumeApplications } from './resume-applications.ts'

/** What plans need to be made. */
export type PlanServices = { db: Database; planner: Planner; now: () => Date; log: Pick<Logger, 'error'> }

/** How long a process keeps a plan: longer than any may take. */
const leaseSeconds = 60
/** A plan that ends its process each time is given up. */
const mostAttempts = 3

/**
 * The work of the queue: answers that a process died over are sent to the end, then plans that wait are made.
 * @param alone no other process may be at work on this database: what one that died left is taken up at once
 */
export function planWork(services: PlanServices, alone: boolean): (signal: AbortSignal) => Promise<void> {
  let first = alone
  return async (signal) => {
    if (first) await releasePlans(services.db)
    if (first) await endLeases(services.db, services.now())
    first = false
    await resumeApplications(services, signal)
    await runPlans(services, signal)
  }
}

/** Makes all the plans that wait, one after the other, from the beginning when a process died over one. A stop gives back the one under way. */
export async function runPlans(services: PlanServices, signal: AbortSignal): Promise<void> {
  const { db, now } = services
  while (!signal.aborted) {
    const until = new Date(now().getTime() + leaseSeconds * 1000)
    const id = await inTransaction(db, (tx) => claimPlan(tx, now(), until))
    if (id === undefined) return
    await make(services, id, signal)
  }
}

async function make({ db, planner, now, log }: PlanServices, id: string, signal: AbortSignal): Promise<void> {
  const plan = await readPlan(db, id)
  if (!plan) return
  if (plan.attempts > mostAttempts) return settlePlan(db, id, null, now())
  let saved = Promise.resolve()
  try {
    const best = await planner.plan(circulationOf(plan.snapshot, plan.parameters), {
      signal,
      onFirst: (first) => {
        saved = saveFirst(db, id, first)
      },
    })
    await saved
    await settlePlan(db, id, best, now())
  } catch (error) {
    await saved.catch(() => {})
    if (signal.aborted) return releasePlan(db, id)
    // The database is away: the lease ends by itself, and the plan is made again.
    if (isDatabaseUnavailable(error)) throw error
    log.error({ plan: id, err: { message: (error as Error).message } }, 'plan failed')
    await settlePlan(db, id, null, now())
  }
}
