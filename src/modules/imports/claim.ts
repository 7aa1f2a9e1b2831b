import type { Logger } from 'pino'
import type { Database } from '#platform/db/connect.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { Run } from './model.ts'

/** An import that this process works on, and what it works with. */
export type Claimed = {
  run: Run
  db: Database
  files: FileStore
  now: () => Date
  log: Pick<Logger, 'error'>
  signal: AbortSignal
}

/** Somebody stopped the import, or another process took it over: nothing more may be written. */
export class ClaimLost extends Error {}
/** This process stops: the import goes on at the next start. */
export class WorkStopped extends Error {}

const leaseSeconds = 60

/** How long a process keeps an import without a sign of life; each batch is one. */
export const leaseEnd = (now: Date) => new Date(now.getTime() + leaseSeconds * 1000)
