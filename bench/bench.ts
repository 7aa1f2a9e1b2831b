/**
 * `npm run bench -- [--sizes 1000,10000,100000] [--seconds 4] [--only name] [--json FILE]`
 * Loads each size through the real import path, then measures every public route of the running product:
 * first one request at a time with the time of its SQL, then at eight concurrent connections.
 * `DATABASE_URL` measures a PostgreSQL server (a database is made and dropped for each size); else the embedded one.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '#platform/config.ts'
import { benchDatabase } from './database.ts'
import { loadSize, takeSample } from './load.ts'
import { measureAlone, measureTogether, type RouteFigures } from './measure.ts'
import { benchRoutes } from './routes.ts'
import { startSite } from './site.ts'
import { printTable } from './table.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    seconds: { type: 'string', default: '4' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
})

const results: {
  size: number
  database: string
  load: { seconds: number; perSecond: number }
  memoryMb: number
  routes: RouteFigures[]
}[] = []
for (const size of values.sizes.split(',').map(Number)) {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-bench-'))
  const database = await benchDatabase(process.env.DATABASE_URL)
  const env = {
    ...process.env,
    MAILLAGE_DATA: folder,
    DATABASE_URL: database.url ?? '',
    MAILLAGE_LOG: 'error',
    PORT: '0',
  }
  try {
    const config = readConfig(env)
    const load = await loadSize(config, size)
    const sample = await takeSample(config)
    const routes = benchRoutes(sample).filter((route) => !values.only || route.name.includes(values.only))
    const alone = await measureAlone(config, routes)
    const site = await startSite(env)
    try {
      const together = await measureTogether(site, routes, Number(values.seconds), alone)
      const result = { size, database: database.name, load, memoryMb: site.peakMemoryMb(), routes: together }
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
if (values.json) await writeFile(values.json, `${JSON.stringify(results, null, 1)}\n`)
