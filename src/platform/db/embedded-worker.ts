import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import type { EmbeddedOptions } from './embedded.ts'

const { dataFolder, template, path } = workerData as EmbeddedOptions & { path: string }

try {
  const db = await PGlite.create({
    dataDir: dataFolder ? `file://${dataFolder}/pgdata` : 'memory://',
    extensions: { pg_trgm, unaccent },
    // One backend that reads files the system already caches: the default 128 MB would only be held twice.
    postgresqlconf: ['shared_buffers=16MB'],
    ...(template ? { loadDataDir: new Blob([template as BlobPart]) } : {}),
  })
  const server = new PGLiteSocketServer({ db, path, maxConnections: 32 })
  await server.start()
  parentPort?.on('message', async () => {
    await server.stop()
    await db.close()
    parentPort?.close()
  })
  parentPort?.postMessage({ ready: true })
} catch (error) {
  parentPort?.postMessage({ failed: (error as Error).message })
}
