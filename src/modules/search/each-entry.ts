import type { Database } from '#platform/db/connect.ts'
import { type Answer, type AnswerOptions, answer } from './answer.ts'
import type { Entry, EntryQuery } from './model.ts'
import { readEntries } from './store.ts'

/** The whole answer to a question, in the order of its list, by batches: for exports of exactly what is shown. */
export async function* eachEntry(
  db: Database,
  query: EntryQuery,
  options: AnswerOptions & { batch?: number },
): AsyncGenerator<Entry[]> {
  const { batch = 500 } = options
  const found = await answer(db, query, options)
  const ordinals = found.ordinals()
  for (let at = 0; at < ordinals.length; at += batch) {
    const read = await readEntries(db, [...ordinals.subarray(at, at + batch)], null)
    if (read.length > 0) yield read.map(({ ordinal: _, ...entry }) => entry)
  }
}

/** The ids of the whole answer to a question, in the order of its list, by batches: nothing else is read of them. */
export async function* eachEntryId(
  db: Database,
  query: EntryQuery,
  options: AnswerOptions & { batch: number },
): AsyncGenerator<string[]> {
  const { memory, ordinals } = await answer(db, query, options)
  const all = ordinals()
  for (let at = 0; at < all.length; at += options.batch)
    yield [...all.subarray(at, at + options.batch)].flatMap((ordinal) => memory.get(ordinal)?.id ?? [])
}

/**
 * A text that stays the same as long as an answer does: the same entries in the same order, with the same next session, and nothing that
 * changed in the read model. Nothing is read of the entries.
 */
export async function answerVersion(
  db: Database,
  query: EntryQuery,
  options: AnswerOptions,
): Promise<string> {
  const { version } = await answer(db, query, options)
  return version()
}

/**
 * The ids of the next entries after a cursor (null for the first ones), in an order that no change disturbs, with the
 * total, the cursor that follows (null at the end) and the facet values that do not exist: for an API.
 */
export async function entryIdsAfter(
  db: Database,
  query: EntryQuery,
  options: AnswerOptions & { type?: string; after: number | null; limit: number },
): Promise<{ ids: string[]; total: number; after: number | null; unknown: Answer['unknown'] }> {
  const { type, after, limit } = options
  const { memory, selection, unknown } = await answer(db, query, options)
  const all = selection.found.values()
  const rows = type === undefined ? all : all.filter((ordinal) => memory.get(ordinal)?.type === type)
  const left = rows.filter((ordinal) => ordinal > (after ?? -1))
  return {
    ids: Array.from(left.subarray(0, limit), (ordinal) => memory.get(ordinal)?.id ?? ''),
    total: rows.length,
    after: left.length > limit ? (left[limit - 1] ?? null) : null,
    unknown,
  }
}

/** Where a reader of updates stands: the moment of the last entry read, in milliseconds, and its ordinal. */
export type UpdateCursor = { updated: number; ordinal: number }

/**
 * The ids of the next entries in the order of their updates, the oldest first: for a reader who comes back for what changed. An entry that
 * changes meanwhile moves to the end, and is read again.
 * @param options.since what was updated at this moment or later, in milliseconds
 */
export async function entryIdsByUpdate(
  db: Database,
  query: EntryQuery,
  options: AnswerOptions & { since: number | null; after: UpdateCursor | null; limit: number },
): Promise<{ ids: string[]; total: number; after: UpdateCursor | null }> {
  const { since, after, limit } = options
  const { memory, selection } = await answer(db, query, options)
  const rows = [...selection.found.values()].flatMap((ordinal): UpdateCursor[] => {
    const updated = Math.floor(memory.get(ordinal)?.updated ?? 0)
    return updated >= (since ?? Number.NEGATIVE_INFINITY) ? [{ updated, ordinal }] : []
  })
  const left = rows.filter((row) => after === null || compareUpdates(row, after) > 0).sort(compareUpdates)
  const page = left.slice(0, limit)
  return {
    ids: page.map(({ ordinal }) => memory.get(ordinal)?.id ?? ''),
    total: rows.length,
    after: left.length > limit ? (page.at(-1) ?? null) : null,
  }
}

const compareUpdates = (a: UpdateCursor, b: UpdateCursor) => a.updated - b.updated || a.ordinal - b.ordinal
