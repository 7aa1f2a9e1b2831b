import type { RouteFigures } from './measure.ts'

/** Budget of architecture: 99th percentile at eight concurrent connections, and memory. */
const budgetP99 = 50
const budgetMemory = { embedded: 400, PostgreSQL: 200 } as Record<string, number>

/** Prints one size as a Markdown table; what is over its budget is told by how much. */
export function printTable(result: {
  size: number
  database: string
  load: { seconds: number; perSecond: number }
  memoryMb: number
  routes: RouteFigures[]
}): void {
  const allowed = budgetMemory[result.database] ?? 0
  const memory = `${result.memoryMb} MB at most${result.memoryMb > allowed ? ` (budget ${allowed}: ${result.memoryMb - allowed} over)` : ''}`
  console.log(`\n## ${result.size.toLocaleString('en')} organisations, ${result.database}`)
  console.log(
    `Loaded in ${result.load.seconds.toFixed(1)} s (${Math.round(result.load.perSecond)} organisations/s through the import). Memory: ${memory}.\n`,
  )
  console.log(
    '| route | alone ms | its SQL ms | queries | p50 ms | p95 ms | p99 ms | req/s | kB | p99 budget |',
  )
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|---|')
  for (const route of result.routes) {
    const over = route.p99 > budgetP99 ? `${(route.p99 - budgetP99).toFixed(0)} ms over` : 'met'
    const cells = [
      route.name,
      route.alone.toFixed(1),
      route.sql.toFixed(1),
      route.queries,
      route.p50.toFixed(1),
      route.p95.toFixed(1),
      route.p99.toFixed(1),
      Math.round(route.perSecond),
      (route.bytes / 1000).toFixed(1),
      over,
    ]
    console.log(`| ${cells.join(' | ')} |${route.failures > 0 ? ` ${route.failures} failed` : ''}`)
  }
}
