import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import type { EmbeddedOptions } from './embedded.ts'
import { ExchangeQueue } from './exchange-queue.ts'

const { dataFolder, template, path } = workerData as EmbeddedOptions & { path: string }

function create(): Promise<PGlite> {
  return PGlite.create({
    dataDir: dataFolder ? `file://${join(dataFolder, 'pgdata')}` : 'memory://',
    extensions: { btree_gist, pg_trgm, unaccent },
    // One backend that reads files the system already caches: the default 128 MB would only be held twice.
    postgresqlconf: ['shared_buffers=16MB'],
    ...(template ? { loadDataDir: new Blob([template as BlobPart]) } : {}),
  })
}

/**
 * Opens the files. Those of a first start that was cut short while they were being made hold nothing yet: they are made again.
 * A database that once opened is never touched.
 */
async function open(): Promise<PGlite> {
  if (!dataFolder) return create()
  const openedOnce = join(dataFolder, 'opened')
  const db = await create().catch(async (error) => {
    if (existsSync(openedOnce)) throw error
    await rm(join(dataFolder, 'pgdata'), { recursive: true, force: true })
    return create()
  })
  await writeFile(openedOnce, '')
  return db
}

try {
  const db = await open()
  const server = new PGLiteSocketServer({ db, path, maxConnections: 32 })
  Object.assign(server, { queryQueue: new ExchangeQueue(db) })
  await server.start()
  parentPort?.on('message', async () => {
    await server.stop()
    await db.close()
    parentPort?.close()
  })
  parentPort?.postMessage({ ready: true })
} catch (error) {
  parentPort?.postMessage({ failed: (error as Error).message || 'fichiers abîmés' })
}
