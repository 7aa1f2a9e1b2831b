import { LRUCache } from 'lru-cache'
import { searchRevision } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Period } from './period-model.ts'
import { type CountedTool, realOrInvented, type ToolHalf, type Usage, usageOf } from './usage-model.ts'
import { readCountedTools, readHalves } from './usage-store.ts'

/** How some tools served, with the tools that lines name. `invented`: it is the demonstration's. */
export type ReadUsage = Usage & { named: ReadonlyMap<string, CountedTool>; invented: boolean }

/** How the tools of some organisations served in a period. */
export async function getOwnUsage(
  db: Database,
  organisations: readonly string[] | null,
  period: Period,
): Promise<ReadUsage> {
  const [named, halves] = await Promise.all([
    readCountedTools(db, organisations),
    readHalves(db, organisations),
  ])
  return { ...usageOf(halves, named, period), named, invented: false }
}

type Read = { named: Map<string, CountedTool>; halves: ToolHalf[]; invented: boolean; at: Date }
const kept = new WeakMap<Database, LRUCache<string, Promise<Read>>>()
/** Milliseconds that counts of the whole network are kept, as long as nothing public changes. */
const freshness = 600_000

/** How every tool of the network served in a period, and when it was counted: read at most once in ten minutes. */
export async function getNetworkUsage(
  db: Database,
  period: Period,
  now: Date,
): Promise<ReadUsage & { at: Date }> {
  const key = `${await searchRevision(db)} ${Math.floor(now.getTime() / freshness)}`
  const reads = kept.get(db) ?? new LRUCache<string, Promise<Read>>({ max: 1 })
  kept.set(db, reads)
  const reading = reads.get(key) ?? read(db, now)
  reads.set(key, reading)
  reading.catch(() => reads.delete(key))
  const { named, halves, invented, at } = await reading
  return { ...usageOf(halves, named, period), named, invented, at }
}

async function read(db: Database, now: Date): Promise<Read> {
  const [named, halves] = await Promise.all([readCountedTools(db, null), readHalves(db, null)])
  return { named, at: now, ...realOrInvented(halves, named) }
}
