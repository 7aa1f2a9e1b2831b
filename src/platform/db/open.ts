import type { Config } from '../config.ts'
import { type Connection, connect } from './connect.ts'
import { startEmbedded } from './embedded.ts'

/**
 * Opens the database the configuration names: PostgreSQL by `DATABASE_URL`, else the embedded one in the data folder.
 * @throws DatabaseError with one clear sentence
 */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataFolder'>): Promise<Connection> {
  if (config.databaseUrl) return connect({ connectionString: config.databaseUrl })
  const { stop, ...address } = await startEmbedded({ dataFolder: config.dataFolder })
  try {
    const connection = await connect(address)
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
