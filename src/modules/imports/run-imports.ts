import type { Logger } from 'pino'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { isDatabaseUnavailable } from '#platform/db/unavailable.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { applyImport } from './apply-import.ts'
import { checkImport } from './check-import.ts'
import { type Claimed, ClaimLost, leaseEnd, WorkStopped } from './claim.ts'
import type { Run } from './model.ts'
import { UnreadableFile } from './read-upload.ts'
import { advance, claimRun, releaseClaims, settleRun } from './store.ts'
import { undoImport } from './undo-import.ts'

/** What imports need to run. */
export type ImportServices = { db: Database; files: FileStore; now: () => Date; log: Pick<Logger, 'error'> }

/** The work of the queue. @param alone no other process may be at work on this database: leases left by one that died are void */
export function importWork(services: ImportServices, alone: boolean): (signal: AbortSignal) => Promise<void> {
  let first = alone
  return async (signal) => {
    if (first) await releaseClaims(services.db)
    first = false
    await runImports(services, signal)
  }
}

/**
 * Does all that imports wait for, one after the other: dry runs, imports, undos. Each goes on from where a process that died left it.
 * A stop is heeded after the batch under way.
 */
export async function runImports(services: ImportServices, signal: AbortSignal): Promise<void> {
  const { db, now } = services
  while (!signal.aborted) {
    const run = await inTransaction(db, (tx) => claimRun(tx, now(), leaseEnd(now())))
    if (!run) return
    await workOn({ ...services, run, signal })
  }
}

const works = { checking: checkImport, running: applyImport, undoing: undoImport } as const
type Working = keyof typeof works
const isWorking = (state: Run['state']): state is Working => Object.hasOwn(works, state)

async function workOn(claimed: Claimed): Promise<void> {
  const { db, run, now, log } = claimed
  const { state } = run
  if (!isWorking(state)) return
  try {
    await works[state](claimed)
  } catch (error) {
    if (error instanceof ClaimLost) return // stopped by somebody, or taken over by another process
    if (error instanceof WorkStopped) {
      await advance(db, run, state, { until: null })
      return
    }
    // The database is away: the lease ends by itself, and the import goes on when it is back.
    if (isDatabaseUnavailable(error)) throw error
    const known = error instanceof UnreadableFile
    const { message, stack } = error as Error
    if (!known) log.error({ import: run.id, err: { message, stack } }, 'import failed')
    await settleRun(db, run, state, { state: 'failed', now: now(), error: known ? message : 'internal' })
  }
}
