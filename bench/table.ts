import type { RouteFigures } from './measure.ts'
import type { FeedFigures } from './measure-feed.ts'

/** Budgets of architecture: 99th percentile at eight concurrent connections, memory, a calendar file, the import of events. */
const budgetP99 = 50
const budgetMemory = { embedded: 400, PostgreSQL: 200 } as Record<string, number>
const budgetFeed = { seconds: 5, growthMb: 50 }
const budgetImport = 2000

/** What one size gave: what was loaded, how quickly, and how the product then answers. */
export type SizeResult = {
  size: number
  of: 'organisations' | 'events' | 'tools'
  /** How many of the events are to come. */
  coming?: number
  database: string
  /** Time and rate of the real import; null when a database that was kept is measured again. */
  load: { seconds: number; perSecond: number } | null
  memoryMb: number
  /** Resident memory once started, before any request; at its highest while starting. */
  startMb: number
  startPeakMb: number
  routes: RouteFigures[]
  feed?: FeedFigures
}

/** Prints one size as a Markdown table; what is over its budget is told by how much. */
export function printTable(result: SizeResult): void {
  const { size, of, database, load, memoryMb } = result
  const allowed = budgetMemory[database] ?? 0
  const memory = `${memoryMb} MB at most${memoryMb > allowed ? ` (budget ${allowed}: ${memoryMb - allowed} over)` : ''}`
  const coming = result.coming === undefined ? '' : `, ${result.coming.toLocaleString('en')} of them to come`
  console.log(`\n## ${size.toLocaleString('en')} ${of}${coming}, ${database}`)
  const under = load && of === 'events' && load.perSecond < budgetImport ? `, aim ${budgetImport}` : ''
  const loaded = load
    ? `Loaded in ${load.seconds.toFixed(1)} s (${Math.round(load.perSecond)} ${of}/s through the ${of === 'tools' ? 'index' : 'import'}${under}). `
    : ''
  console.log(
    `${loaded}Memory: ${result.startMb} MB once started (${result.startPeakMb} at most meanwhile), then ${memory}.\n`,
  )
  console.log(
    '| route | alone ms | its SQL ms | queries | p50 ms | p95 ms | p99 ms | first p99 ms | req/s | CPU ms | of the database | kB | p99 budget |',
  )
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|')
  for (const route of result.routes) {
    const budget = route.budget ?? budgetP99
    const over = route.p99 > budget ? `${(route.p99 - budget).toFixed(0)} ms over` : 'met'
    const cells = [
      route.name,
      route.alone.toFixed(1),
      route.sql.toFixed(1),
      route.queries,
      route.p50.toFixed(1),
      route.p95.toFixed(1),
      route.p99.toFixed(1),
      route.first?.toFixed(1) ?? '',
      Math.round(route.perSecond),
      route.cpu.site.toFixed(1),
      route.cpu.database.toFixed(1),
      (route.bytes / 1000).toFixed(1),
      over,
    ]
    console.log(`| ${cells.join(' | ')} |${route.failures > 0 ? ` ${route.failures} failed` : ''}`)
  }
  if (result.feed) printFeed(result.feed)
}

function printFeed(feed: FeedFigures): void {
  const number = (value: number) => value.toLocaleString('en')
  const aim = (value: number, most: number) => (value > most ? `aim ${most}` : 'met')
  console.log(`
| one file, whole: ${feed.path} | events | sessions | MB | s | its SQL s | plain read of its rows s | memory MB | asked again, unchanged ms | aims |
|---|--:|--:|--:|--:|--:|--:|--:|--:|---|
| calendar | ${number(feed.events)} | ${number(feed.sessions)} | ${feed.megabytes.toFixed(1)} | ${feed.seconds.toFixed(2)} | ${feed.sqlSeconds.toFixed(2)} | ${feed.plainSeconds.toFixed(2)} | +${feed.growthMb} | ${feed.unchangedMs.toFixed(1)} | time ${aim(feed.seconds, budgetFeed.seconds)}, memory ${aim(feed.growthMb, budgetFeed.growthMb)} |`)
}
