import type { Database } from '#platform/db/connect.ts'
import { keptReading, type Reading } from './kept-reading.ts'
import { type Period, periodCode } from './period-model.ts'
import {
  type CountedTool,
  type PackedHalves,
  packHalves,
  realOrInvented,
  type ToolHalf,
  type Usage,
  unpackHalves,
  usageOf,
} from './usage-model.ts'
import { readCountedTools, readHalves } from './usage-store.ts'

/** How some tools served, with the tools that lines name and when it was counted. `invented`: it is the demonstration's. */
export type ReadUsage = Usage & { named: ReadonlyMap<string, CountedTool>; invented: boolean; at: Date }

type Read = { tools: CountedTool[]; halves: PackedHalves }

/** What every tool of the network did, as it is kept. */
export const readAllUsage = (db: Database): Promise<Read> => read(db, null)

async function read(db: Database, organisations: readonly string[] | null): Promise<Read> {
  const [tools, halves] = await Promise.all([
    readCountedTools(db, organisations),
    readHalves(db, organisations),
  ])
  return { tools, halves: packHalves(halves, tools) }
}

const readAll = (db: Database, now: Date) => keptReading(db, 'usage 1', now, () => readAllUsage(db))

/** What was worked out of one count: the tools by id, their halves, and periods. */
type Made = { named: Map<string, CountedTool>; halves: ToolHalf[]; periods: Map<string, ReadUsage> }
const made = new WeakMap<Read, Made>()

/** `networkOnly`: real tools alone, as everybody reads them, once there are some. */
function usageIn({ value, at }: Reading<Read>, period: Period, networkOnly: boolean): ReadUsage {
  const { named, halves, periods } = made.get(value) ?? {
    named: new Map(value.tools.map((tool) => [tool.id, tool])),
    halves: unpackHalves(value.halves, value.tools),
    periods: new Map<string, ReadUsage>(),
  }
  made.set(value, { named, halves, periods })
  const key = `${networkOnly} ${periodCode(period)}`
  const known = periods.get(key)
  if (known) return known
  const counted = networkOnly ? realOrInvented(halves, named) : { halves, invented: false }
  const usage = { ...usageOf(counted.halves, named, period), named, at, invented: counted.invented }
  // Only periods that count something are worth keeping: an address may name any year.
  if (usage.total.requests > 0) periods.set(key, usage)
  return usage
}

/** How the tools of some organisations (null: of all) served in a period. */
export async function getOwnUsage(
  db: Database,
  organisations: readonly string[] | null,
  period: Period,
  now: Date,
): Promise<ReadUsage> {
  const reading =
    organisations === null ? await readAll(db, now) : { value: await read(db, organisations), at: now }
  return usageIn(reading, period, false)
}

/** How every tool of the network served in a period. */
export const getNetworkUsage = async (db: Database, period: Period, now: Date): Promise<ReadUsage> =>
  usageIn(await readAll(db, now), period, true)
