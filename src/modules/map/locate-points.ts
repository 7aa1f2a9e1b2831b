import { type EntryQuery, type LocatedEntry, locateEntries, type TimeWindow } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { indexPoints, type PointIndex } from './point-index.ts'

/** What a map shows: organisations, or the events of a stretch of time. */
export type Shown = { kind: 'organisation' } | { kind: 'event'; window: TimeWindow }

/** What answers a question and stands somewhere, ready to be cut into tiles. */
export type LocatedPoints = {
  revision: number
  entries: readonly LocatedEntry[]
  index: PointIndex
  window: TimeWindow | null
}

// An index lives as long as the answer it was made from.
const indexes = new WeakMap<readonly LocatedEntry[], PointIndex>()

/** Finds it in memory; neither page, order nor bounds of the question count: a map shows all of its answer. */
export async function locatePoints(db: Database, query: EntryQuery, shown: Shown): Promise<LocatedPoints> {
  const window = shown.kind === 'event' ? shown.window : null
  const { revision, entries } = await locateEntries(db, { ...query, bbox: null }, [shown.kind], window)
  const index = indexes.get(entries) ?? indexPoints(entries)
  indexes.set(entries, index)
  return { revision, entries, index, window }
}
