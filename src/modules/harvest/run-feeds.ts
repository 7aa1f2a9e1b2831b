import { setTimeout as wait } from 'node:timers/promises'
import type { Said } from '#modules/agenda/index.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { isDatabaseUnavailable } from '#platform/db/unavailable.ts'
import { type Claimed, ClaimLost, type HarvestServices, leaseEnd, WorkStopped } from './claim.ts'
import { harvestFeed } from './harvest-feed.ts'
import { mailFailing } from './mail-failing.ts'
import { nextRunAt } from './model.ts'
import type { Pause } from './patient-fetch.ts'
import { FetchFailure, publicFetch } from './public-fetch.ts'
import { addDueRuns, advance, claimRun, releaseClaims, settleRun } from './run-store.ts'
import { getFeed } from './store.ts'
import { undoRun } from './undo-run.ts'

/** The work of the queue. @param alone no other process may be at work on this database: leases left by one that died are void */
export function feedWork(
  services: Omit<HarvestServices, 'fetch' | 'pause'>,
  alone: boolean,
): (signal: AbortSignal) => Promise<void> {
  let first = alone
  return async (signal) => {
    if (first) await releaseClaims(services.db)
    first = false
    await runFeeds({ ...services, fetch: publicFetch(), pause }, signal)
  }
}

const pause: Pause = (milliseconds, signal) => wait(milliseconds, undefined, { signal }).catch(() => {})

/** Reads the sources whose time has come, those that somebody asked for, and takes back what is to be; one after the other. */
export async function runFeeds(services: HarvestServices, signal: AbortSignal): Promise<void> {
  const { db, now } = services
  await addDueRuns(db, now())
  while (!signal.aborted) {
    const run = await inTransaction(db, (tx) => claimRun(tx, now(), leaseEnd(now())))
    const feed = run && (await getFeed(db, run.feedId))
    if (!feed) return
    await workOn({ ...services, run, feed, signal })
  }
}

async function workOn(claimed: Claimed): Promise<void> {
  const { db, run, signal, log } = claimed
  try {
    await (run.state === 'undoing' ? undoRun(claimed) : harvestFeed(claimed))
  } catch (error) {
    if (error instanceof ClaimLost) return
    // A fetch that was stopped with the process is no failure of the source.
    if (error instanceof WorkStopped || signal.aborted) {
      await advance(db, run, { until: null })
      return
    }
    // The database is away: the lease ends by itself, and the reading goes on when it is back.
    if (isDatabaseUnavailable(error)) throw error
    const known = error instanceof FetchFailure
    const { message, stack } = error as Error
    if (!known) log.error({ feed: run.feedId, run: run.id, err: { message, stack } }, 'harvest failed')
    await fail(claimed, known ? error.said : said.internal)
  }
}

/** Writes the failure down; a source that fails is read again sooner than usual, then less and less. */
async function fail({ db, run, feed, now }: Claimed, error: Said): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (!(await settleRun(tx, run, { state: 'failed', error }, now())) || run.dry) return
    const failures = feed.failures + 1
    await tx
      .updateTable('event_feed')
      .where('id', '=', feed.id)
      .set({ failures, next_run_at: nextRunAt(feed.schedule, now(), failures) })
      .execute()
    await mailFailing(tx, { feed, run, failures, error }, now())
  })
}

const said = {
  internal: {
    fr: 'Une erreur de Maillage a interrompu la lecture. L’équipe technique la trouvera dans son journal.',
    en: 'An error of Maillage interrupted the reading. The technical team will find it in its log.',
  },
} satisfies Record<string, Said>
