import { type EntryQuery, type LocatedEntry, locateEntries } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { indexPoints, type PointIndex } from './point-index.ts'

/** The organisations that answer a question and stand somewhere, ready to be cut into tiles. */
export type LocatedPoints = { revision: number; entries: readonly LocatedEntry[]; index: PointIndex }

// An index lives as long as the answer it was made from.
const indexes = new WeakMap<readonly LocatedEntry[], PointIndex>()

/** Finds them in memory; neither page, order nor bounds of the question count: a map shows all of its answer. */
export async function locatePoints(db: Database, query: EntryQuery): Promise<LocatedPoints> {
  const { revision, entries } = await locateEntries(db, { ...query, bbox: null }, ['organisation'])
  const index = indexes.get(entries) ?? indexPoints(entries)
  indexes.set(entries, index)
  return { revision, entries, index }
}
