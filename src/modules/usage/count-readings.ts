import type { Database } from '#platform/db/connect.ts'
import { readAllUsage } from './get-usage.ts'
import { readAllLives } from './get-wear.ts'
import { countReading } from './kept-reading.ts'

/** Counts what every reader of the use and the wear of all tools would count: for the job. */
export async function countUsage(db: Database, now: Date): Promise<void> {
  await countReading(db, 'usage 1', now, () => readAllUsage(db))
  await countReading(db, 'wear 1', now, () => readAllLives(db, now))
}
