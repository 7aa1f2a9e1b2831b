import { LRUCache } from 'lru-cache'
import type { Database } from '#platform/db/connect.ts'
import { answer } from './answer.ts'
import { memoryOf } from './current-memory.ts'
import type { Memory } from './memory.ts'
import type { Entry, EntryKind, EntryQuery, NextSession, TimeWindow } from './model.ts'
import { sessionsIn } from './row-times.ts'
import { pointOf } from './select.ts'
import { textsOf } from './texts-of.ts'

/** An entry that stands somewhere: what a map needs of it. `ordinal` names it to `entriesAt`. */
export type LocatedEntry = {
  ordinal: number
  kind: EntryKind
  id: string
  title: string
  type: string
  lon: number
  lat: number
  weight: number
}

// About 100 bytes an entry: half a million of them, over all the questions that maps ask at a time.
const located = new LRUCache<object, LocatedEntry[]>({
  maxSize: 500_000,
  sizeCalculation: (entries) => entries.length + 1,
})

/**
 * Every public entry that answers a question and has a point, on all pages at once.
 * @param known the database's revision when the caller has just read it
 * @returns the revision it stands for, and the same array as long as nothing changes and it is asked for often
 */
export async function locateEntries(
  db: Database,
  query: EntryQuery,
  kinds: readonly EntryKind[],
  window: TimeWindow | null = null,
  known?: number,
): Promise<{ revision: number; entries: readonly LocatedEntry[] }> {
  const { memory, selection } = await answer(
    db,
    { ...query, sort: 'name', page: 1 },
    {
      kinds,
      window,
      ...(known !== undefined && { revision: known }),
    },
  )
  const entries = located.get(selection) ?? locate(memory, selection.found.values())
  located.set(selection, entries)
  return { revision: memory.revision, entries }
}

function locate(memory: Memory, ordinals: Int32Array): LocatedEntry[] {
  return Array.from(ordinals).flatMap((ordinal) => {
    const row = memory.get(ordinal)
    const point = pointOf(memory, ordinal)
    if (!row || !point) return []
    const { kind, id, title, type, weight } = row
    return { ordinal, kind, id, title, type, ...point, weight }
  })
}

/** The public entries of some ordinals, in the order given; with a window, what each has there first. */
export async function entriesAt(
  db: Database,
  ordinals: number[],
  window: TimeWindow | null = null,
): Promise<(Entry & { ordinal: number; next: NextSession | null })[]> {
  const memory = memoryOf(db)
  const entries = await textsOf(db, memory, ordinals)
  return entries.map((entry) => ({
    ...entry,
    next: window && sessionsIn(memory.get(entry.ordinal), window),
  }))
}
