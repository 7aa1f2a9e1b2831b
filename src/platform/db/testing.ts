import { sql } from 'kysely'
import { afterAll, inject } from 'vitest'
import { type Connection, connect, type Database } from './connect.ts'
import { embeddedCopy } from './testing-embedded.ts'

let counter = 0

/**
 * A migrated database of one's own for a test file, thrown away after it; embedded, or on the PostgreSQL server
 * of `MAILLAGE_TEST_DATABASE_URL`. Call it once at the top of a file or of a `describe`.
 */
export async function testDatabase(): Promise<Database> {
  const template = inject('testTemplate')
  const connection =
    'dump' in template ? await embeddedCopy(template.dump) : await serverCopy(template.url, template.template)
  afterAll(connection.close)
  return connection.db
}

async function serverCopy(url: string, template: string): Promise<Connection> {
  const name = `maillage_test_${process.pid}_${counter++}`
  const server = await connect({ connectionString: url, poolSize: 1 })
  await sql.raw(`CREATE DATABASE ${name} TEMPLATE ${template}`).execute(server.db)
  const address = new URL(url)
  address.pathname = name
  const connection = await connect({ connectionString: address.href })
  return {
    db: connection.db,
    close: async () => {
      await connection.close()
      await sql.raw(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).execute(server.db)
      await server.close()
    },
  }
}
