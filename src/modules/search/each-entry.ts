import type { Database } from '#platform/db/connect.ts'
import { answer } from './answer.ts'
import type { Entry, EntryKind, EntryQuery } from './model.ts'
import { readEntries } from './store.ts'

/** The whole answer to a question, in the order of its list, by batches: for exports of exactly what is shown. */
export async function* eachEntry(
  db: Database,
  query: EntryQuery,
  options: { kinds: readonly EntryKind[]; batch?: number },
): AsyncGenerator<Entry[]> {
  const { kinds, batch = 500 } = options
  const found = await answer(db, query, kinds)
  const ordinals = found.sorted().map((row) => row.ordinal)
  for (let at = 0; at < ordinals.length; at += batch) {
    const read = await readEntries(db, ordinals.slice(at, at + batch), null)
    if (read.length > 0) yield read.map(({ ordinal: _, ...entry }) => entry)
  }
}

/**
 * The next entries after a cursor (null for the first ones), in an order that no change disturbs, with the total and
 * the cursor that follows (null at the end): for an API.
 */
export async function entriesAfter(
  db: Database,
  query: EntryQuery,
  options: { kinds: readonly EntryKind[]; after: number | null; limit: number },
): Promise<{ entries: Entry[]; total: number; after: number | null }> {
  const { selection } = await answer(db, query, options.kinds)
  const left = selection.rows
    .map((row) => row.ordinal)
    .filter((ordinal) => ordinal > (options.after ?? -1))
    .sort((a, b) => a - b)
  const read = await readEntries(db, left.slice(0, options.limit), null)
  return {
    entries: read.map(({ ordinal: _, ...entry }) => entry),
    total: selection.rows.length,
    after: left.length > options.limit ? (left[options.limit - 1] ?? null) : null,
  }
}
