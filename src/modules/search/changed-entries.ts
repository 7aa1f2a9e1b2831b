import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { EntryKind } from './model.ts'
import { readRevision, removalsAfter } from './store.ts'

/** What was written or removed since a revision: an entry's `ordinal` names it for good, also once it is gone. */
export type ChangedEntries = {
  revision: number
  written: { id: string; ordinal: number }[]
  removed: number[]
}

/**
 * What a module that keeps something of its entries in memory reads again; −1: all there is. What is committed meanwhile may be among them, and comes
 * again the next time.
 */
export async function changedEntries(db: Database, kind: EntryKind, after: number): Promise<ChangedEntries> {
  const revision = await readRevision(db)
  if (revision === after) return { revision, written: [], removed: [] }
  const { rows } = await sql<{ id: string; ordinal: number }>`
    SELECT id, ordinal FROM search_entry WHERE revision > ${after}::bigint AND kind = ${kind} ORDER BY ordinal`.execute(
    db,
  )
  return { revision, written: rows, removed: await removalsAfter(db, after) }
}
