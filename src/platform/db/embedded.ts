import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { DatabaseError } from './connect.ts'
import { takeFolder } from './folder-lock.ts'

/** The embedded PostgreSQL (PGlite) in its own thread, reached by the ordinary driver through a Unix socket. */
export type EmbeddedDatabase = {
  host: string
  port: number
  user: string
  database: string
  stop: () => Promise<void>
}

/** What the worker is told at its start; `dataFolder` null keeps everything in memory, `template` is a dump to start from. */
export type EmbeddedOptions = { dataFolder: string | null; template?: Uint8Array }

/** The number PostgreSQL's driver expects in the socket's name; no network port is opened. */
export const embeddedPort = 5432

/**
 * Starts the embedded database on a folder, alone on it.
 * It outlives a crash of the process, not a power cut (fsync is off): see `npm run data -- backup`.
 * @throws DatabaseError when another process uses the folder, or when the files cannot be opened
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const host = await mkdtemp(join(tmpdir(), 'maillage-'))
  const release = await take(options.dataFolder, host)
  // The bundle holds the worker beside this file as .js; from sources, Node strips the types itself.
  const entry = new URL(
    import.meta.url.endsWith('.ts') ? './embedded-worker.ts' : './embedded-worker.js',
    import.meta.url,
  )
  const worker = new Worker(entry, {
    workerData: { ...options, path: join(host, `.s.PGSQL.${embeddedPort}`) },
  })
  const stop = async () => {
    const ended = new Promise((resolve) => worker.once('exit', resolve))
    worker.postMessage('stop')
    await ended
    await rm(host, { recursive: true, force: true })
    await release()
  }
  try {
    await new Promise<void>((resolve, reject) => {
      worker.once('message', (message: { ready: true } | { failed: string }) =>
        'ready' in message ? resolve() : reject(new Error(message.failed)),
      )
      worker.once('error', reject)
    })
  } catch (error) {
    await worker.terminate()
    await rm(host, { recursive: true, force: true })
    await release()
    throw new DatabaseError(
      `La base intégrée de ${options.dataFolder} ne s’ouvre pas : ${(error as Error).message}. Restaurez une sauvegarde, ou choisissez un autre dossier avec MAILLAGE_DATA.`,
    )
  }
  return { host, port: embeddedPort, user: 'postgres', database: 'postgres', stop }
}

async function take(folder: string | null, host: string): Promise<() => Promise<void>> {
  if (!folder) return async () => {}
  try {
    return await takeFolder(folder, host)
  } catch (error) {
    await rm(host, { recursive: true, force: true })
    throw error
  }
}
