import { Agent, get } from 'node:http'
import type { Config } from '#platform/config.ts'
import { instrumentedApp } from './load.ts'
import type { BenchRoute } from './routes.ts'
import { databaseCpuMs, type Site } from './site.ts'

/** One request at a time: medians in milliseconds; `sql` is the time its statements took, `queries` how many there were. */
export type AloneFigures = { alone: number; sql: number; queries: number }

/** What is printed for a route: alone, then at eight concurrent connections; `bytes` is the compressed body's median. */
export type RouteFigures = AloneFigures & {
  name: string
  p50: number
  p95: number
  p99: number
  /** The p99 of the very first readings, eight at once: nothing is kept yet. Null for a route of too many addresses to ask each once. */
  first: number | null
  perSecond: number
  bytes: number
  failures: number
  /** Milliseconds of processor for one answer: the site's, then the database's; told where the system tells them. */
  cpu: { site: number; database: number }
  /** Its own budget of p99, in milliseconds. */
  budget?: number
}

const concurrency = 8
const mostAskedOnce = 250

/** Each route by itself, inside this process, so that the time of its SQL can be told apart. */
export async function measureAlone(config: Config, routes: BenchRoute[]): Promise<Map<string, AloneFigures>> {
  const { app, sqlTimes, close } = await instrumentedApp(config)
  const figures = new Map<string, AloneFigures>()
  for (const route of routes) {
    const samples: AloneFigures[] = []
    for (let index = -5; index < 30; index++) {
      const url = route.urls[(index + 5) % route.urls.length] as string
      sqlTimes.length = 0
      const began = performance.now()
      const answer = await app.request(`http://localhost${url}`)
      await answer.arrayBuffer()
      const alone = performance.now() - began
      if (index >= 0)
        samples.push({ alone, sql: sqlTimes.reduce((sum, each) => sum + each, 0), queries: sqlTimes.length })
    }
    figures.set(route.name, {
      alone: median(samples.map((s) => s.alone)),
      sql: median(samples.map((s) => s.sql)),
      queries: median(samples.map((s) => s.queries)),
    })
  }
  await close()
  return figures
}

/** Each route at eight concurrent connections on the running site: every address once, then `seconds` after a short warm-up. */
export async function measureTogether(
  site: Site,
  routes: BenchRoute[],
  seconds: number,
  alone: Map<string, AloneFigures>,
  database: string,
): Promise<RouteFigures[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency })
  const figures: RouteFigures[] = []
  for (const route of routes) {
    const urls = shuffled(route.urls).map((url) => site.origin + url)
    const first = urls.length > mostAskedOnce ? [] : await askOnce(agent, urls)
    await hammer(agent, urls, Math.min(1, seconds / 2))
    const before = { site: site.cpuMs(), database: databaseCpuMs(database) }
    const { answers, elapsed } = await hammer(agent, urls, seconds)
    const cpu = {
      site: (site.cpuMs() - before.site) / answers.length,
      database: (databaseCpuMs(database) - before.database) / answers.length,
    }
    const at = (share: number) => quantile(answers, share)
    figures.push({
      ...(alone.get(route.name) ?? { alone: 0, sql: 0, queries: 0 }),
      name: route.name,
      ...(route.budget !== undefined && { budget: route.budget }),
      p50: at(0.5),
      p95: at(0.95),
      p99: at(0.99),
      first: first.length === 0 ? null : quantile(first, 0.99),
      perSecond: answers.length / elapsed,
      cpu,
      bytes: median(answers.slice(0, 200).map((answer) => answer.bytes)),
      failures: answers.filter((answer) => answer.status >= 400).length,
    })
  }
  agent.destroy()
  return figures
}

type Answer = { ms: number; bytes: number; status: number }

const quantile = (answers: Answer[], share: number): number => {
  const times = answers.map(({ ms }) => ms).toSorted((a, b) => a - b)
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
}

/** Every address once, eight at a time. */
async function askOnce(agent: Agent, urls: string[]): Promise<Answer[]> {
  const answers: Answer[] = []
  let next = 0
  const visitor = async () => {
    while (next < urls.length) answers.push(await ask(agent, urls[next++] as string))
  }
  await Promise.all(Array.from({ length: concurrency }, visitor))
  return answers
}

/** Eight visitors, each asking for the next address as soon as the last one is answered. */
async function hammer(
  agent: Agent,
  urls: string[],
  seconds: number,
): Promise<{ answers: Answer[]; elapsed: number }> {
  const answers: Answer[] = []
  const began = performance.now()
  const end = began + seconds * 1000
  let next = 0
  const visitor = async () => {
    while (performance.now() < end) answers.push(await ask(agent, urls[next++ % urls.length] as string))
  }
  await Promise.all(Array.from({ length: concurrency }, visitor))
  return { answers, elapsed: (performance.now() - began) / 1000 }
}

function ask(agent: Agent, url: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    get(url, { agent, headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.on('end', () =>
        resolve({ ms: performance.now() - began, bytes, status: answer.statusCode ?? 0 }),
      )
    }).on('error', reject)
  })
}

/** The middle one of some values; 0 when there is none. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Same addresses, in an order that mixes them; repeatable. */
function shuffled(urls: string[]): string[] {
  return urls
    .map((url, index) => ({ url, key: Math.imul(index + 1, 0x9e3779b1) >>> 0 }))
    .toSorted((a, b) => a.key - b.key)
    .map((each) => each.url)
}
