import type { Database } from '#platform/db/connect.ts'
import { keptReading } from './kept-reading.ts'
import type { Period } from './period-model.ts'
import { type CountedTool, realOrInvented, type ToolHalf, type Usage, usageOf } from './usage-model.ts'
import { readCountedTools, readHalves } from './usage-store.ts'

/** How some tools served, with the tools that lines name and when it was counted. `invented`: it is the demonstration's. */
export type ReadUsage = Usage & { named: ReadonlyMap<string, CountedTool>; invented: boolean; at: Date }

type Read = { named: Map<string, CountedTool>; halves: ToolHalf[]; at: Date }

async function read(db: Database, organisations: readonly string[] | null, now: Date): Promise<Read> {
  const [named, halves] = await Promise.all([
    readCountedTools(db, organisations),
    readHalves(db, organisations),
  ])
  return { named, halves, at: now }
}

const readAll = (db: Database, now: Date) => keptReading(db, 'usage', now, () => read(db, null, now))

/** How the tools of some organisations (null: of all) served in a period. */
export async function getOwnUsage(
  db: Database,
  organisations: readonly string[] | null,
  period: Period,
  now: Date,
): Promise<ReadUsage> {
  const { named, halves, at } = await (organisations === null
    ? readAll(db, now)
    : read(db, organisations, now))
  return { ...usageOf(halves, named, period), named, at, invented: false }
}

/** How every tool of the network served in a period. */
export async function getNetworkUsage(db: Database, period: Period, now: Date): Promise<ReadUsage> {
  const { named, halves, at } = await readAll(db, now)
  const counted = realOrInvented(halves, named)
  return { ...usageOf(counted.halves, named, period), named, at, invented: counted.invented }
}
