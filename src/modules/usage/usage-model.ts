import { type Half, inPeriod, type Period, periodsOf, seasonOf } from './period-model.ts'

/**
 * What became of requests, by the first day asked or agreed. `requests` are all of them; `lent` left; `ahead` are promised or being offered; `refused`,
 * `unanswered` (expired) and `waiting` (for days that are taken) are the demand that was not met; others were withdrawn or wait for an answer.
 */
export type Counts = {
  requests: number
  lent: number
  /** Days agreed of the loans that left. */
  days: number
  ahead: number
  refused: number
  unanswered: number
  waiting: number
  incidents: number
  /** Euros agreed for the loans that left, and how many of them have a price. */
  euros: number
  priced: number
  /** Euros paid for the loans of which the holder noted payments. */
  received: number
  /** Loans of which the host told how many came; how many came in all, pupils among them; ages of the general public, as far as they were told. */
  told: number
  visitors: number
  pupils: number
  children: number
  teenagers: number
  adults: number
  seniors: number
  /** Hosts who said how satisfied they are, and the sum of what they said, from 1 to 5 each. */
  rated: number
  satisfaction: number
}

/** Counts of a tool in half a year. */
export type ToolHalf = Half & { tool: string } & Counts

/** A tool as counts name it. */
export type CountedTool = {
  id: string
  slug: string
  titleFr: string
  titleEn: string | null
  kind: string
  holder: string
  demo: boolean
  /** In the catalogue: its name may be told to everybody. */
  shown: boolean
  themes: string[]
}

/** One line of a table: what it counts, under which key. `counts` null: too few to be told. */
export type UsageLine<Value = Counts> = { key: string; counts: Value }

export const nothing: Counts = {
  requests: 0,
  lent: 0,
  days: 0,
  ahead: 0,
  refused: 0,
  unanswered: 0,
  waiting: 0,
  incidents: 0,
  euros: 0,
  priced: 0,
  received: 0,
  told: 0,
  visitors: 0,
  pupils: 0,
  children: 0,
  teenagers: 0,
  adults: 0,
  seniors: 0,
  rated: 0,
  satisfaction: 0,
}

const fields = Object.keys(nothing) as (keyof Counts)[]

/** Halves as they are kept: the place of the tool in a list, the year, 1 for its autumn, then the counts in their order. A third of the room, and of the time. */
export type PackedHalves = number[][]

export function packHalves(halves: readonly ToolHalf[], tools: readonly { id: string }[]): PackedHalves {
  const places = new Map(tools.map(({ id }, place) => [id, place]))
  return halves.map((half) => [
    places.get(half.tool) ?? -1,
    half.year,
    Number(half.autumn),
    ...fields.map((field) => half[field]),
  ])
}

/** Halves of tools that are not in the list are left out. */
export const unpackHalves = (packed: PackedHalves, tools: readonly { id: string }[]): ToolHalf[] =>
  packed.flatMap(([place = -1, year = 0, autumn, ...values]) => {
    const tool = tools[place]?.id
    if (tool === undefined) return []
    const counts = Object.fromEntries(fields.map((field, at) => [field, values[at] ?? 0]))
    return { tool, year, autumn: autumn === 1, ...(counts as Counts) }
  })

/** The sum of counts. */
function sumOf(all: Iterable<Counts>): Counts {
  const sum = { ...nothing }
  for (const counts of all) for (const field of fields) sum[field] += counts[field]
  return sum
}

/** How satisfied hosts are on average, from 1 to 5; null when none said it. */
export const meanSatisfaction = ({ rated, satisfaction }: Counts): number | null =>
  rated === 0 ? null : satisfaction / rated

/** What was asked and not had. */
export const unmet = ({ refused, unanswered, waiting }: Counts): number => refused + unanswered + waiting

/** Adds counts by key, the most lent first, then the most asked, then by key; what was never asked is left out. */
function grouped<T extends Counts>(all: readonly T[], keysOf: (each: T) => readonly string[]): UsageLine[] {
  const sums = new Map<string, Counts>()
  for (const each of all)
    for (const key of keysOf(each)) {
      const sum = sums.get(key) ?? { ...nothing }
      for (const field of fields) sum[field] += each[field]
      sums.set(key, sum)
    }
  return [...sums]
    .map(([key, counts]) => ({ key, counts }))
    .sort(
      (a, b) =>
        b.counts.lent - a.counts.lent ||
        b.counts.requests - a.counts.requests ||
        (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
    )
}

/** How tools served: in all, by tool, theme, kind, holder, and season by season whatever the period. */
export type Usage = {
  period: Period
  periods: Period[]
  total: Counts
  tools: UsageLine[]
  themes: UsageLine[]
  kinds: UsageLine[]
  holders: UsageLine[]
  /** By the year a season begins, in order. */
  seasons: UsageLine[]
}

/** Counts a period. A tool on several themes counts under each. */
export function usageOf(
  halves: readonly ToolHalf[],
  tools: ReadonlyMap<string, CountedTool>,
  period: Period,
): Usage {
  const counted = halves.filter((half) => inPeriod(period, half))
  const lines = grouped(counted, ({ tool }) => (tools.has(tool) ? [tool] : []))
  // What tools come to is added, rather than their halves again for each table.
  const sums = lines.map(({ key, counts }) => ({ ...counts, tool: key }))
  const of = (read: (tool: CountedTool) => readonly string[]) =>
    grouped(sums, ({ tool: id }) => {
      const tool = tools.get(id)
      return tool ? read(tool) : []
    })
  return {
    period,
    periods: periodsOf(halves),
    total: sumOf(counted),
    tools: lines,
    themes: of(({ themes }) => themes),
    kinds: of(({ kind }) => [kind]),
    holders: of(({ holder }) => (holder === '' ? [] : [holder])),
    seasons: grouped(halves, (half) => [String(seasonOf(half))]).sort((a, b) => (a.key < b.key ? -1 : 1)),
  }
}

/** Fewer requests than this would tell who asked. */
export const fewest = 3

/**
 * What may be told to everybody: lines of one or two requests keep their name without their counts. When a single line of a table is kept back, its counts would
 * follow from the total: the smallest of the others is kept back with it.
 * @param complete whether the lines add up to the total
 */
export function withholdSmall(lines: readonly UsageLine[], complete: boolean): UsageLine<Counts | null>[] {
  const kept = new Set(lines.filter(({ counts }) => counts.requests < fewest).map(({ key }) => key))
  if (complete && kept.size === 1) {
    const next = lines
      .filter(({ key }) => !kept.has(key))
      .reduce<UsageLine | null>(
        (least, line) => (least && least.counts.requests <= line.counts.requests ? least : line),
        null,
      )
    if (next) kept.add(next.key)
  }
  return lines.map(({ key, counts }) => ({ key, counts: kept.has(key) ? null : counts }))
}

/** The counts of invented tools stand for real ones as long as there is none of these; the two are never added. */
export function realOrInvented(
  halves: readonly ToolHalf[],
  tools: ReadonlyMap<string, CountedTool>,
): { halves: ToolHalf[]; invented: boolean } {
  const real = halves.filter(({ tool }) => tools.get(tool)?.demo === false)
  return real.length > 0
    ? { halves: real, invented: false }
    : { halves: [...halves], invented: halves.length > 0 }
}
