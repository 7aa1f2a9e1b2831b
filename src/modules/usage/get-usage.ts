import type { Database } from '#platform/db/connect.ts'
import { keptReading } from './kept-reading.ts'
import type { Period } from './period-model.ts'
import { type CountedTool, realOrInvented, type ToolHalf, type Usage, usageOf } from './usage-model.ts'
import { readCountedTools, readHalves } from './usage-store.ts'

/** How some tools served, with the tools that lines name and when it was counted. `invented`: it is the demonstration's. */
export type ReadUsage = Usage & { named: ReadonlyMap<string, CountedTool>; invented: boolean; at: Date }

type Read = { tools: CountedTool[]; halves: ToolHalf[] }

/** What every tool of the network did, as it is kept. */
export const readAllUsage = (db: Database): Promise<Read> => read(db, null)

async function read(db: Database, organisations: readonly string[] | null): Promise<Read> {
  const [tools, halves] = await Promise.all([
    readCountedTools(db, organisations),
    readHalves(db, organisations),
  ])
  return { tools, halves }
}

const readAll = (db: Database, now: Date) => keptReading(db, 'usage', now, () => readAllUsage(db))
const byId = (tools: readonly CountedTool[]) => new Map(tools.map((tool) => [tool.id, tool]))

/** How the tools of some organisations (null: of all) served in a period. */
export async function getOwnUsage(
  db: Database,
  organisations: readonly string[] | null,
  period: Period,
  now: Date,
): Promise<ReadUsage> {
  const { value, at } =
    organisations === null ? await readAll(db, now) : { value: await read(db, organisations), at: now }
  const named = byId(value.tools)
  return { ...usageOf(value.halves, named, period), named, at, invented: false }
}

/** How every tool of the network served in a period. */
export async function getNetworkUsage(db: Database, period: Period, now: Date): Promise<ReadUsage> {
  const { value, at } = await readAll(db, now)
  const named = byId(value.tools)
  const counted = realOrInvented(value.halves, named)
  return { ...usageOf(counted.halves, named, period), named, at, invented: counted.invented }
}
