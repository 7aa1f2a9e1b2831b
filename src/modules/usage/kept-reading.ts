import { LRUCache } from 'lru-cache'
import { searchRevision } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'

/** Milliseconds that what was read of all loans is kept, as long as nothing public changes: refusals, which move no list, show after them. */
const freshness = 600_000

const kept = new WeakMap<Database, LRUCache<string, { key: string; reading: Promise<unknown> }>>()

/** What was read of all loans under a name, at most ten minutes ago; everybody who asks meanwhile waits for the same reading. */
export async function keptReading<T>(
  db: Database,
  name: string,
  now: Date,
  read: (revision: number) => Promise<T>,
): Promise<T> {
  const revision = await searchRevision(db)
  const key = `${revision} ${Math.floor(now.getTime() / freshness)}`
  const readings =
    kept.get(db) ?? new LRUCache<string, { key: string; reading: Promise<unknown> }>({ max: 8 })
  kept.set(db, readings)
  const known = readings.get(name)
  if (known?.key === key) return known.reading as Promise<T>
  const reading = read(revision)
  readings.set(name, { key, reading })
  reading.catch(() => readings.delete(name))
  return reading
}
