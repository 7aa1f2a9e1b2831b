import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'

/** What begins, ends or is lent meanwhile is told this late, in milliseconds. */
const asLate = 600_000

/** The moment a page of the region speaks of: `key` changes with what is public, with figures, and every ten minutes. */
export type Present = { now: Date; revision: number; key: string }

/** Reads where the database stands. One query. */
export async function presentOf(db: Database, now: Date): Promise<Present> {
  const { rows } = await sql<{ search: number; figures: number }>`
    SELECT (SELECT value::float8 FROM search_revision) AS search, (SELECT revision::float8 FROM indicator_revision) AS figures`.execute(
    db,
  )
  const { search, figures } = rows[0] ?? { search: 0, figures: 0 }
  return { now, revision: search, key: `${search} ${figures} ${Math.floor(now.getTime() / asLate)}` }
}
