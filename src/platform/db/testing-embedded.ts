import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { type Connection, connect, type Database } from './connect.ts'
import { startEmbedded } from './embedded.ts'

/** An embedded database that a file is done with, and how to empty it for the next one. */
type Reused = { address: { host: string; port: number; user: string; database: string }; seed: Seed }
/** What migrations leave in a database: its tables, the rows they wrote (as JSON, by table), and where sequences stand. */
type Seed = {
  tables: string[]
  rows: [table: string, json: string][]
  sequences: [name: string, at: string][]
}

/** Starting one takes seconds; emptying one, a third of a second. Files of one worker run one after the other. */
const idle: Reused[] = []

/** A copy of the migrated database: one that an earlier file of this worker gave back, emptied, or a new one. */
export async function embeddedCopy(dump: string): Promise<Connection> {
  const reused = idle.pop() ?? (await start(dump))
  const { db, close } = await connect(reused.address)
  return {
    db,
    close: async () => {
      await close()
      const after = await connect({ ...reused.address, poolSize: 1 })
      await restore(after.db, reused.seed)
      await after.close()
      idle.push(reused)
    },
  }
}

async function start(dump: string): Promise<Reused> {
  const { stop: _, ...address } = await startEmbedded({ dataFolder: null, template: await readFile(dump) })
  const { db, close } = await connect({ ...address, poolSize: 1 })
  const seed = await readSeed(db)
  await close()
  return { address, seed }
}

async function tablesOf(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('public', 'pgboss') AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`.execute(
    db,
  )
  return rows.map(({ name }) => name)
}

async function readSeed(db: Database): Promise<Seed> {
  const tables = await tablesOf(db)
  const rows: Seed['rows'] = []
  for (const table of tables) {
    const found = await sql<{ json: string | null }>`
      SELECT json_agg(t)::text AS json FROM ${sql.raw(table)} t`.execute(db)
    if (found.rows[0]?.json) rows.push([table, found.rows[0].json])
  }
  const sequences = await sql<{ name: string; at: string }>`
    SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text AS at FROM pg_sequences
    WHERE last_value IS NOT NULL`.execute(db)
  return { tables, rows, sequences: sequences.rows.map(({ name, at }) => [name, at]) }
}

async function restore(db: Database, seed: Seed): Promise<void> {
  for (const table of await tablesOf(db))
    if (!seed.tables.includes(table)) await sql.raw(`DROP TABLE ${table}`).execute(db)
  await sql.raw(`TRUNCATE ${seed.tables.join(', ')} RESTART IDENTITY CASCADE`).execute(db)
  await db.transaction().execute(async (tx) => {
    // Rows come back in any order, and fire nothing.
    await sql`SET LOCAL session_replication_role = replica`.execute(tx)
    for (const [table, json] of seed.rows)
      await sql`INSERT INTO ${sql.raw(table)} OVERRIDING SYSTEM VALUE
        SELECT * FROM json_populate_recordset(NULL::${sql.raw(table)}, ${json}::json)`.execute(tx)
    for (const [name, at] of seed.sequences) await sql`SELECT setval(${name}, ${at}::bigint)`.execute(tx)
  })
}
