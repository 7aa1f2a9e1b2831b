/**
 * `npm run bench -- [--sizes 1000,10000,100000] [--events 20000,100000] [--coming 100000] [--tools 5000] [--wishes 20,40] [--answers 1000000] [--seconds 4] [--only name] [--keep] [--json FILE]`
 * Loads each size through the real import path, then measures every public route of the running product:
 * first one request at a time with the time of its SQL, then at eight concurrent connections. Sizes of events (up to a million)
 * measure the agenda: the first 20,000 are imported, the others are copies; most of many are over (`--coming` says how many are not).
 * `--tools 5000` measures the catalogue of tools: four copies each, each lent twenty-five times.
 * `npm run bench -- p-median FILE… [--seconds 300]` solves p-median problems in the format of the OR-Library, and measures nothing else.
 * `--wishes 40` plans the circulation of tools for so many wishes: one person’s way and the optimiser’s, side by side.
 * `--answers 1000000` makes tables of so many answers to a survey.
 * `DATABASE_URL` measures a PostgreSQL server (a database is made and dropped for each size; `--keep` leaves them for a next run, which does not load
 * them again); else the embedded one.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '#platform/config.ts'
import { agendaRoutes, takeAgendaSample } from './agenda-routes.ts'
import { benchDatabase } from './database.ts'
import { bringUpToDate, loadSize, takeSample } from './load.ts'
import { loadEvents } from './load-events.ts'
import { countBeforehand, loadTools, takeToolSample, toolRoutes } from './load-tools.ts'
import { measureAlone, measureTogether } from './measure.ts'
import { measureFeed } from './measure-feed.ts'
import { measurePMedian } from './measure-p-median.ts'
import { measurePlans } from './measure-plans.ts'
import { measureSurveys } from './measure-surveys.ts'
import { benchRoutes } from './routes.ts'
import { startSite } from './site.ts'
import { printTable, type SizeResult } from './table.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    events: { type: 'string', default: '20000,100000' },
    coming: { type: 'string' },
    tools: { type: 'string', default: '5000' },
    wishes: { type: 'string', default: '20,40' },
    answers: { type: 'string', default: '1000000' },
    seconds: { type: 'string' },
    only: { type: 'string' },
    keep: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
})
const numbers = (list: string) => list.split(',').filter(Boolean).map(Number)

/** Organisations beside the events of the agenda, and beside tools. */
const organisationsBeside = 1000
/** How many of many events are to come: a tenth of them, but enough for the calendar file. */
const comingOf = (size: number) => Math.min(size, Number(values.coming ?? Math.max(50_000, size / 10)))

const keptName = (of: string, size: number, coming: number) =>
  of === 'events' ? `events_${size}_${coming}` : `${of}_${size}`

const results: SizeResult[] = []
const [what, ...files] = positionals
if (what === 'p-median') await measurePMedian(files, Number(values.seconds ?? 300))
else if (what) throw new Error(`Nothing is called ${what} here: only p-median.`)
else await measureSite()

async function measureSite(): Promise<void> {
  for (const size of numbers(values.sizes)) await measure('organisations', size)
  for (const size of numbers(values.events)) await measure('events', size)
  for (const size of numbers(values.tools)) await measure('tools', size)
  await measurePlans(numbers(values.wishes))
  await measureSurveys(numbers(values.answers))
  if (values.json) await writeFile(values.json, `${JSON.stringify(results, null, 1)}\n`)
}

async function measure(of: SizeResult['of'], size: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-bench-'))
  const coming = comingOf(size)
  const kept = values.keep ? keptName(of, size, coming) : null
  const database = await benchDatabase(process.env.DATABASE_URL, kept)
  const env = {
    ...process.env,
    MAILLAGE_DATA: folder,
    DATABASE_URL: database.url ?? '',
    MAILLAGE_LOG: 'error',
    PORT: '0',
  }
  try {
    const config = readConfig(env)
    let load: SizeResult['load'] = null
    if (database.loaded) await bringUpToDate(config)
    else {
      load = await loadSize(config, of === 'organisations' ? size : organisationsBeside)
      if (of === 'events') load = await loadEvents(config, size, coming)
      if (of === 'tools') load = await loadTools(config, size)
    }
    if (of === 'tools') await countBeforehand(config)
    const agenda = of === 'events' ? await takeAgendaSample(config) : null
    const all = agenda
      ? agendaRoutes(agenda)
      : of === 'tools'
        ? toolRoutes(await takeToolSample(config))
        : benchRoutes(await takeSample(config))
    const routes = all.filter(
      ({ name, urls }) =>
        urls.length > 0 && (!values.only || name.includes(values.only) || name.startsWith('baseline')),
    )
    const alone = await measureAlone(config, routes)
    const site = await startSite(env)
    try {
      const startPeakMb = site.peakMemoryMb()
      const startMb = site.restartPeak()
      const together = await measureTogether(
        site,
        routes,
        Number(values.seconds ?? 4),
        alone,
        new URL(database.url ?? 'none:').pathname.slice(1),
      )
      const result: SizeResult = {
        size,
        of,
        ...(agenda && { coming }),
        database: database.name,
        load,
        startMb,
        startPeakMb,
        memoryMb: site.peakMemoryMb(),
        routes: together,
        // Two processes cannot open the embedded database: its file is told by the rows of the table alone.
        ...(agenda && database.url && { feed: await measureFeed(config, site, agenda.until) }),
      }
      results.push(result)
      printTable(result)
    } finally {
      await site.stop()
    }
  } finally {
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
}
