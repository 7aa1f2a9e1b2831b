import type { Config } from '../config.ts'
import { type Connection, connect, type PoolOptions } from './connect.ts'
import { embeddedPort, startEmbedded } from './embedded.ts'
import { folderOwner } from './folder-lock.ts'

/**
 * Opens the database the configuration names: PostgreSQL by `DATABASE_URL`, else the embedded one in the data folder.
 * @throws DatabaseError with one clear sentence
 */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  pool: PoolOptions = {},
): Promise<Connection> {
  if (config.databaseUrl) return connect({ connectionString: config.databaseUrl, ...pool })
  const { stop, ...address } = await startEmbedded({ dataFolder: config.dataFolder })
  try {
    const connection = await connect({ ...address, ...pool })
    return {
      db: connection.db,
      close: async () => {
        await connection.close()
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * Opens the database for a command beside the site: when a running site holds the embedded database, goes through its socket,
 * so that a backup or an import needs no stop.
 * @throws DatabaseError with one clear sentence
 */
export async function openBesideSite(
  config: Pick<Config, 'databaseUrl' | 'dataFolder'>,
): Promise<Connection> {
  const owner = config.databaseUrl ? null : await folderOwner(config.dataFolder)
  if (!owner) return openDatabase(config)
  return connect({
    host: owner.socketFolder,
    port: embeddedPort,
    user: 'postgres',
    database: 'postgres',
    poolSize: 2,
  })
}
