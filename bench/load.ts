import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { importOrganisations, loadVocabularies } from '#modules/directory/index.ts'
import { loadRegionPack } from '#modules/territories/index.ts'
import type { Config } from '#platform/config.ts'
import type { Database } from '#platform/db/connect.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openDatabase } from '#platform/db/open.ts'
import { folderFiles } from '#platform/files/file-store.ts'
import { readAssets } from '#platform/http/assets.ts'
import { createRateLimiter } from '#platform/http/rate-limit.ts'
import { noJobs } from '#platform/jobs/jobs.ts'
import { createLog } from '#platform/log.ts'
import { createTypesetter } from '#platform/pdf/typesetter.ts'
import { terminalProgress } from '#platform/progress.ts'
import { createApp } from '../src/app.ts'
import { readRegion } from '../src/cli/seed.ts'
import { type BenchCommune, type BenchTerms, benchRecords } from './records.ts'
import type { BenchSample } from './routes.ts'

/** Fills a fresh database with the region pack and `size` synthetic organisations, through the real import. */
export async function loadSize(
  config: Config,
  size: number,
): Promise<{ seconds: number; perSecond: number }> {
  const connection = await openDatabase(config)
  const { db } = connection
  try {
    await migrate(db)
    await loadVocabularies(db)
    await loadRegionPack(db, config.regionPack, terminalProgress())
    await sql`INSERT INTO data_source (id, title, publisher, licence, vintage) VALUES ('bench', 'Bench', 'Bench', 'none', '2026')`.execute(
      db,
    )
    const records = benchRecords(size, await readCommunes(db), await shippedTerms())
    const began = performance.now()
    await importOrganisations(db, records, { source: 'bench', progress: terminalProgress() })
    const seconds = (performance.now() - began) / 1000
    // What autovacuum would have done on a server that has lived for a while.
    await sql`ANALYZE`.execute(db)
    return { seconds, perSecond: size / seconds }
  } finally {
    await connection.close()
  }
}

/** Gives a database that was kept the tables and indexes of today. */
export async function bringUpToDate(config: Config): Promise<void> {
  const { db, close } = await openDatabase(config)
  await migrate(db).finally(close)
}

/** The communes that have a point, by code. */
export async function readCommunes(db: Database): Promise<BenchCommune[]> {
  const { rows } = await sql<BenchCommune>`
    SELECT code, name, point[0] AS lon, point[1] AS lat, population FROM territory
    WHERE kind = 'commune' AND point IS NOT NULL ORDER BY code`.execute(db)
  return rows
}

/** The codes of each shipped vocabulary. */
export async function shippedTerms(): Promise<BenchTerms> {
  const { $comment: _, ...file }: Record<string, { code: string }[]> = JSON.parse(
    await readFile('data/vocabularies.json', 'utf8'),
  )
  return Object.fromEntries(
    Object.entries(file).map(([name, terms]) => [name, terms.map((term) => term.code)]),
  )
}

/** Values that exist in the loaded database, spread evenly. */
export async function takeSample(config: Config): Promise<BenchSample> {
  const connection = await openDatabase(config)
  try {
    const list = async (query: ReturnType<typeof sql<{ value: string }>>) =>
      (await query.execute(connection.db)).rows.map((row) => row.value)
    const codes = (kind: string, count: number) =>
      list(sql`SELECT code AS value FROM territory WHERE kind = ${kind} ORDER BY md5(code) LIMIT ${count}`)
    const { rows: points } = await sql<{ lon: number; lat: number }>`
      SELECT point[0] AS lon, point[1] AS lat FROM place WHERE point IS NOT NULL ORDER BY md5(id::text) LIMIT 40`.execute(
      connection.db,
    )
    return {
      slugs: await list(sql`SELECT slug AS value FROM organisation ORDER BY md5(slug) LIMIT 200`),
      communes: await codes('commune', 200),
      communeNames: await list(
        sql`SELECT name AS value FROM territory WHERE kind = 'commune' ORDER BY population DESC NULLS LAST LIMIT 40`,
      ),
      epci: await codes('epci', 40),
      departements: await codes('departement', 10),
      region: (await codes('region', 1))[0] ?? '',
      themes: await list(
        sql`SELECT DISTINCT code AS value FROM organisation_term WHERE vocabulary = 'theme' ORDER BY 1 LIMIT 12`,
      ),
      types: await list(sql`SELECT DISTINCT type AS value FROM organisation ORDER BY 1 LIMIT 8`),
      dashboards: await list(
        sql`SELECT slug AS value FROM dashboard WHERE visibility = 'public' ORDER BY 1 LIMIT 20`,
      ),
      tiles: points.flatMap((point) => [5, 7, 9, 11, 13].map((z) => tileAt(point, z))),
    }
  } finally {
    await connection.close()
  }
}

/** The Web Mercator tile that holds a point. */
function tileAt(point: { lon: number; lat: number }, z: number): { z: number; x: number; y: number } {
  const side = 2 ** z
  const radians = (point.lat * Math.PI) / 180
  return {
    z,
    x: Math.floor(((point.lon + 180) / 360) * side),
    y: Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * side),
  }
}

/** The application inside this process, with the time of each of its statements. */
export async function instrumentedApp(config: Config) {
  const sqlTimes: number[] = []
  const connection = await openDatabase(config, { onQuery: (milliseconds) => sqlTimes.push(milliseconds) })
  const now = () => new Date()
  const log = createLog(config)
  const app = createApp({
    db: connection.db as Database,
    config,
    region: await readRegion(config.regionPack),
    assets: readAssets(join(import.meta.dirname, '../client')),
    log,
    limiter: createRateLimiter(now),
    files: folderFiles(join(config.dataFolder, 'files')),
    jobs: noJobs,
    typesetter: createTypesetter(log),
    now,
  })
  return { app, sqlTimes, close: connection.close }
}
