import type { Database } from '#platform/db/connect.ts'
import type { Memory } from './memory.ts'
import { readEntries, type StoredEntry } from './store.ts'

/**
 * Public entries by ordinal, in the order given, without marks: those that did not change since they were last read are not asked for again.
 * @param memory in step with the database at the revision that the ordinals were found at
 */
export async function textsOf(
  db: Database,
  memory: Memory,
  ordinals: readonly number[],
): Promise<StoredEntry[]> {
  const texts = new Map(ordinals.map((ordinal) => [ordinal, memory.texts.get(ordinal)]))
  const unread = ordinals.filter((ordinal) => !texts.get(ordinal))
  const { revision } = memory
  for (const entry of await readEntries(db, unread, null)) {
    texts.set(entry.ordinal, entry)
    // What the memory caught up with meanwhile may be newer than what was read.
    if (memory.revision === revision) memory.texts.set(entry.ordinal, entry)
  }
  return [...texts.values()].filter((entry) => entry !== undefined)
}
