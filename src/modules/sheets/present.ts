import type { Database } from '#platform/db/connect.ts'
import { readRevisions } from './store.ts'

/** What begins, ends or is lent meanwhile is told this late, in milliseconds. */
const asLate = 600_000

/** The moment a sheet speaks of: `key` changes with what is public, with figures, and every ten minutes. */
export type Present = { now: Date; revision: number; key: string }

/** Reads where the database stands. One query. */
export async function presentOf(db: Database, now: Date): Promise<Present> {
  const { search, figures } = await readRevisions(db)
  return { now, revision: search, key: `${search} ${figures} ${Math.floor(now.getTime() / asLate)}` }
}
