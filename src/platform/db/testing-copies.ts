import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type pg from 'pg'
import type { ProvidedContext } from 'vitest'
import { type Connection, connect, type Database } from './connect.ts'
import { startEmbedded } from './embedded.ts'

/** A database that a file is done with, and how to empty it for the next one. */
type Reused = { address: pg.PoolConfig; seed: Seed }
/** What migrations leave in a database: its tables, the rows they wrote (as JSON, by table), and where sequences stand. */
type Seed = {
  tables: string[]
  rows: [table: string, json: string][]
  sequences: [name: string, at: string][]
}

/** Making one takes long; emptying one, a twentieth of a second. Files of one worker run one after the other. */
const idle: Reused[] = []
let made = 0

/** A copy of the migrated database: one that an earlier file of this worker gave back, emptied, or a new one. */
export async function copyOf(template: ProvidedContext['testTemplate']): Promise<Connection> {
  const reused = idle.pop() ?? (await make(template))
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

async function make(template: ProvidedContext['testTemplate']): Promise<Reused> {
  const address = 'dump' in template ? await embedded(template.dump) : await onServer(template)
  const { db, close } = await connect({ ...address, poolSize: 1 })
  const seed = await readSeed(db)
  await close()
  return { address, seed }
}

async function embedded(dump: string): Promise<pg.PoolConfig> {
  const { stop: _, ...address } = await startEmbedded({ dataFolder: null, template: await readFile(dump) })
  return address
}

/** `testing-setup.ts` drops it at the end of the run. */
async function onServer({ url, template }: { url: string; template: string }): Promise<pg.PoolConfig> {
  const name = `${template}_${process.pid}_${made++}`
  const server = await connect({ connectionString: url, poolSize: 1 })
  await sql.raw(`CREATE DATABASE ${name} TEMPLATE ${template}`).execute(server.db)
  await server.close()
  const address = new URL(url)
  address.pathname = name
  return { connectionString: address.href }
}

async function sizesOf(db: Database): Promise<{ name: string; bytes: number }[]> {
  const { rows } = await sql<{ name: string; bytes: number }>`
    SELECT format('%I.%I', n.nspname, c.relname) AS name, CASE c.relkind WHEN 'r' THEN pg_relation_size(c.oid)
      ELSE (SELECT sum(pg_relation_size(relid)) FROM pg_partition_tree(c.oid)) END::int AS bytes
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('public', 'pgboss') AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`.execute(
    db,
  )
  return rows
}

async function readSeed(db: Database): Promise<Seed> {
  const tables = (await sizesOf(db)).map(({ name }) => name)
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

/** A database emptied row by row up to here; above, by tables anew, which costs the same whatever they hold. */
const manyBytes = 8_000_000

/** Empties what was written to, and puts back what migrations left: most files write to a few tables of the hundred and fifty. */
async function restore(db: Database, seed: Seed): Promise<void> {
  // What a test left at work, on a server: it would write to the next file's rows.
  await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`.execute(
    db,
  )
  const sizes = await sizesOf(db)
  for (const { name } of sizes)
    if (!seed.tables.includes(name)) await sql.raw(`DROP TABLE ${name}`).execute(db)
  const written = sizes.filter(({ name, bytes }) => bytes > 0 && seed.tables.includes(name))
  const many = written.reduce((sum, { bytes }) => sum + bytes, 0) > manyBytes
  const names = many ? seed.tables : written.map(({ name }) => name)
  if (many) await sql.raw(`TRUNCATE ${names.join(', ')} CASCADE`).execute(db)
  await db.transaction().execute(async (tx) => {
    // Rows go and come back in any order, and fire nothing.
    await sql`SET LOCAL session_replication_role = replica`.execute(tx)
    if (!many) for (const name of names) await sql.raw(`DELETE FROM ${name}`).execute(tx)
    for (const [table, json] of seed.rows)
      if (names.includes(table))
        await sql`INSERT INTO ${sql.raw(table)} OVERRIDING SYSTEM VALUE
          SELECT * FROM json_populate_recordset(NULL::${sql.raw(table)}, ${json}::json)`.execute(tx)
    await sql`SELECT setval(format('%I.%I', s.schemaname, s.sequencename), coalesce(g.at, s.start_value), g.at IS NOT NULL)
      FROM pg_sequences s LEFT JOIN unnest(${seed.sequences.map(([name]) => name)}::text[], ${seed.sequences.map(([, at]) => at)}::bigint[]) g (name, at)
        ON g.name = format('%I.%I', s.schemaname, s.sequencename)
      WHERE s.last_value IS DISTINCT FROM g.at`.execute(tx)
  })
  if (!many && names.length > 0) await sql.raw(`VACUUM ${names.join(', ')}`).execute(db)
}
