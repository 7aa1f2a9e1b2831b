import type { Logger } from 'pino'
import type { Database } from '#platform/db/connect.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { Feed, Run } from './model.ts'
import type { Pause } from './patient-fetch.ts'
import type { Fetch } from './public-fetch.ts'

/** What readings need to run. */
export type HarvestServices = {
  db: Database
  files: FileStore
  now: () => Date
  log: Pick<Logger, 'error'>
  fetch: Fetch
  pause: Pause
}

/** A reading that this process works on, and what it works with. */
export type Claimed = HarvestServices & { run: Run; feed: Feed; signal: AbortSignal }

/** Another process took the reading over: nothing more may be written. */
export class ClaimLost extends Error {}
/** This process stops: the reading goes on at the next start. */
export class WorkStopped extends Error {}

const leaseSeconds = 300

/** How long a process keeps a reading without a sign of life: longer than a slow source and its tries may last. */
export const leaseEnd = (now: Date) => new Date(now.getTime() + leaseSeconds * 1000)
