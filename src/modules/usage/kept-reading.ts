import { LRUCache } from 'lru-cache'
import { searchRevision } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { findCounted, readCounted, writeCounted } from './reading-store.ts'

/** What was counted of all loans, and when. */
export type Reading<T> = { value: T; at: Date }

/** Milliseconds that what a reader counted is kept, as long as nothing public changes: refusals, which move no list, show after them. */
const freshness = 600_000
/** Milliseconds of counting beyond which nobody waits: the job counts instead. */
const slow = 300
/** Milliseconds after which what the job counted is shown no more: it must have stopped. */
const oldest = 3_600_000

const kept = new WeakMap<Database, LRUCache<string, { key: string; reading: Promise<Reading<unknown>> }>>()

function readingsOf(db: Database) {
  const known =
    kept.get(db) ?? new LRUCache<string, { key: string; reading: Promise<Reading<unknown>> }>({ max: 8 })
  kept.set(db, known)
  return known
}

const jobKey = (at: Date) => `job ${at.getTime()}`

/**
 * What is counted of all loans under a name. What takes long was counted by the job (`countReading`); what does not is counted by whoever reads, at most ten
 * minutes ago, and everybody who asks meanwhile waits for the same count. The same object as long as it is the same count.
 * @param name ends with a number, which changes with the shape of what is read: what another release kept is not read
 * @param read gives what JSON can hold: the job keeps it so
 */
export async function keptReading<T>(
  db: Database,
  name: string,
  now: Date,
  read: (revision: number) => Promise<T>,
): Promise<Reading<T>> {
  const [revision, counted] = await Promise.all([searchRevision(db), findCounted(db, name)])
  const byJob = counted !== undefined && now.getTime() - counted.at.getTime() < oldest
  const key = byJob ? jobKey(counted.at) : `${revision} ${Math.floor(now.getTime() / freshness)}`
  const readings = readingsOf(db)
  const known = readings.get(name)
  if (known?.key === key) return known.reading as Promise<Reading<T>>
  const here = async () => ({ value: await read(revision), at: now })
  const reading = byJob
    ? readCounted(db, name).then((found) => (found as Reading<T> | undefined) ?? here())
    : here()
  readings.set(name, { key, reading })
  reading.catch(() => readings.delete(name))
  return reading
}

/** Counts what `keptReading` shows under a name, and keeps it for every reader when that took long. */
export async function countReading(
  db: Database,
  name: string,
  now: Date,
  read: (revision: number) => Promise<unknown>,
  slowest = slow,
): Promise<void> {
  const began = performance.now()
  const value = await read(await searchRevision(db))
  const tookMs = Math.round(performance.now() - began)
  const keep = tookMs > slowest
  await writeCounted(db, name, { at: now, tookMs, content: keep ? JSON.stringify(value) : null })
  // This process has it already.
  if (keep) readingsOf(db).set(name, { key: jobKey(now), reading: Promise.resolve({ value, at: now }) })
}
