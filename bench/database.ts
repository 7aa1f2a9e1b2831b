import { sql } from 'kysely'
import { connect } from '#platform/db/connect.ts'

/** Where one size is loaded; `url` null is the embedded database; `loaded` when it was kept by a run before. */
export type BenchDatabase = { name: string; url: string | null; loaded: boolean; drop: () => Promise<void> }

/**
 * Makes a database of its own on the server, so that a bench never touches real data.
 * @param kept the name under which it stays for a next run; null, it goes with this one
 */
export async function benchDatabase(
  serverUrl: string | undefined,
  kept: string | null,
): Promise<BenchDatabase> {
  if (!serverUrl) return { name: 'embedded', url: null, loaded: false, drop: async () => {} }
  const name = kept === null ? `maillage_bench_${process.pid}` : `maillage_bench_${kept}`
  const server = await connect({ connectionString: serverUrl, poolSize: 1 })
  const { rows } = await sql`SELECT FROM pg_database WHERE datname = ${name}`.execute(server.db)
  const loaded = kept !== null && rows.length > 0
  if (!loaded) {
    await sql.raw(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).execute(server.db)
    await sql.raw(`CREATE DATABASE ${name}`).execute(server.db)
  }
  const url = new URL(serverUrl)
  url.pathname = name
  return {
    name: 'PostgreSQL',
    url: url.href,
    loaded,
    drop: async () => {
      if (kept === null) await sql.raw(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).execute(server.db)
      await server.close()
    },
  }
}
