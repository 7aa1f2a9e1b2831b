import { join } from 'node:path'
import { prepareZones } from '#modules/coverage/index.ts'
import { createPlanner } from '#modules/planning/index.ts'
import { prepareSearch } from '#modules/search/index.ts'
import { PackError } from '#modules/territories/index.ts'
import { prepareTimetables, today } from '#modules/tools/index.ts'
import { ConfigError, readConfig } from '#platform/config.ts'
import { DatabaseError } from '#platform/db/connect.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openDatabase } from '#platform/db/open.ts'
import { folderFiles } from '#platform/files/file-store.ts'
import { readAssets } from '#platform/http/assets.ts'
import { createRateLimiter } from '#platform/http/rate-limit.ts'
import { checkPort, listen, PortError } from '#platform/http/serve.ts'
import { startJobs } from '#platform/jobs/jobs.ts'
import { createLog } from '#platform/log.ts'
import { createTypesetter } from '#platform/pdf/typesetter.ts'
import { terminalProgress } from '#platform/progress.ts'
import { createApp } from './app.ts'
import { readRegion, seed } from './cli/seed.ts'
import { moduleJobs } from './jobs.ts'

/** Opens, migrates, loads what is missing, listens; gives back the way to stop without cutting a request or losing a write. */
async function start() {
  const began = Date.now()
  const config = readConfig(process.env)
  await checkPort(config.port)
  const region = await readRegion(config.regionPack)
  const connection = await openDatabase(config)
  try {
    const applied = await migrate(connection.db)
    if (applied.length > 0) console.error(`  Base de données préparée (${applied.length} migrations)`)
    await seed(connection.db, config, terminalProgress())
    const now = () => new Date()
    await prepareSearch(connection.db)
    await prepareZones(config.regionPack)
    await prepareTimetables(connection.db, today(now()))
    const log = createLog(config)
    const services = {
      db: connection.db,
      config,
      region,
      assets: readAssets(join(import.meta.dirname, '../client')),
      log,
      limiter: createRateLimiter(now),
      files: folderFiles(join(config.dataFolder, 'files')),
      typesetter: createTypesetter(log),
      now,
    }
    const planner = createPlanner(log)
    const works = moduleJobs({ ...services, planner })
    const jobs = await startJobs(connection.db, works, log, config.databaseUrl === null)
    const app = createApp({ ...services, jobs })
    const server = await listen(app, config.port)
    console.error(
      `\nMaillage ${region.name} est prêt en ${((Date.now() - began) / 1000).toFixed(1)} s : ${config.origin ?? `http://localhost:${server.port}`}\n`,
    )
    return async () => {
      await server.stop()
      await services.typesetter.stop()
      await jobs.stop()
      planner.stop()
      await connection.close()
    }
  } catch (error) {
    await connection.close()
    throw error
  }
}

try {
  const stop = await start()
  let stopping = false
  const end = async () => {
    if (stopping) return
    stopping = true
    console.error('Arrêt en cours : les réponses commencées se terminent…')
    await stop()
    process.exit(0)
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
} catch (error) {
  const expected = [ConfigError, DatabaseError, PackError, PortError].some((kind) => error instanceof kind)
  console.error(expected ? `\n${(error as Error).message}` : error)
  process.exit(1)
}
