import { sql } from 'kysely'
import { connect } from '#platform/db/connect.ts'

/** Where one size is loaded; `url` null is the embedded database. */
export type BenchDatabase = { name: string; url: string | null; drop: () => Promise<void> }

/** Makes a database of its own on the server, so that a bench never touches real data. */
export async function benchDatabase(serverUrl: string | undefined): Promise<BenchDatabase> {
  if (!serverUrl) return { name: 'embedded', url: null, drop: async () => {} }
  const name = `maillage_bench_${process.pid}`
  const server = await connect({ connectionString: serverUrl, poolSize: 1 })
  await sql.raw(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).execute(server.db)
  await sql.raw(`CREATE DATABASE ${name}`).execute(server.db)
  const url = new URL(serverUrl)
  url.pathname = name
  return {
    name: 'PostgreSQL',
    url: url.href,
    drop: async () => {
      await sql.raw(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).execute(server.db)
      await server.close()
    },
  }
}
