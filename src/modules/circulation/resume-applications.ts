import type { Logger } from 'pino'
import { actorOfPerson } from '#modules/accounts/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { isDatabaseUnavailable } from '#platform/db/unavailable.ts'
import { applyPlan } from './apply-plan.ts'
import { claimApplication, endApplication } from './offer-store.ts'

/** Seconds before another process may take it up in turn. */
const leaseSeconds = 300

/**
 * Sends the rest of the answers of plans whose process died in the middle, in the name of who was sending them, with the rights they have now. What cannot go
 * on by itself is left to be taken up by hand: the page of the plan says so.
 */
export async function resumeApplications(
  { db, now, log }: { db: Database; now: () => Date; log: Pick<Logger, 'error'> },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const until = new Date(now().getTime() + leaseSeconds * 1000)
    const plan = await inTransaction(db, (tx) => claimApplication(tx, now(), until))
    if (!plan) return
    try {
      const actor = plan.by === null ? null : await actorOfPerson(db, plan.by)
      if (actor) await applyPlan(db, actor, { id: plan.id, base: 0 }, now())
      else await endApplication(db, plan.id)
    } catch (error) {
      // The database is away: the lease ends by itself, and the rest is sent then.
      if (isDatabaseUnavailable(error)) throw error
      log.error({ plan: plan.id, err: { message: (error as Error).message } }, 'plan not applied whole')
      await endApplication(db, plan.id)
    }
  }
}
