import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import type { Database, Tx } from '../db/connect.ts'
import { appliedMigrations } from '../db/migrate.ts'
import type { Progress } from '../progress.ts'
import { type ArchivedTable, archivedTables } from './tables.ts'

/** First line of an archive: gzip of one JSON value a line. */
export type ArchiveHeader = { maillage: 'archive'; version: 1; migrations: string[]; createdAt: string }

const page = 1000

/**
 * Writes the whole database as a logical archive that either kind of database restores: a header, then for each table its
 * columns and its rows as arrays of texts, then the sequences and the count of rows. One snapshot: what is written during the backup is not in it.
 * The file appears under its name only when it is complete.
 * @returns rows written
 */
export async function backup(db: Database, file: string, now: Date, progress: Progress): Promise<number> {
  const partial = `${file}.partial`
  try {
    const rows = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        const counter = { rows: 0 }
        await pipeline(
          Readable.from(lines(tx, now, counter, progress)),
          createGzip({ level: 6 }),
          createWriteStream(partial),
        )
        return counter.rows
      })
    await rename(partial, file)
    return rows
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

async function* lines(
  tx: Tx,
  now: Date,
  counter: { rows: number },
  progress: Progress,
): AsyncGenerator<string> {
  const migrations = [...(await appliedMigrations(tx))].sort()
  yield line({
    maillage: 'archive',
    version: 1,
    migrations,
    createdAt: now.toISOString(),
  } satisfies ArchiveHeader)
  for (const table of await archivedTables(tx)) {
    yield line(table)
    const { rows: counted } = await sql<{
      total: number
    }>`SELECT count(*)::int AS total FROM ${sql.table(table.name)}`.execute(tx)
    const total = counted[0]?.total ?? 0
    let done = 0
    for await (const rows of pages(tx, table)) {
      yield rows.map(line).join('')
      done += rows.length
      progress(table.name, done, total)
    }
    counter.rows += done
  }
  // Numbers already given are not given again after a restore.
  const { rows: sequences } = await sql<{ sequence: string; value: string }>`
    SELECT sequencename AS sequence, last_value::text AS value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL`.execute(
    tx,
  )
  yield sequences.map(line).join('')
  yield line({ end: true, rows: counter.rows })
}

/** The rows of a table, a page at a time, by a cursor of this transaction alone. */
async function* pages(tx: Tx, table: ArchivedTable): AsyncGenerator<(string | null)[][]> {
  const columns = sql.join(table.columns.map((column) => sql`${sql.ref(column.name)}::text`))
  await sql`DECLARE archive NO SCROLL CURSOR FOR SELECT jsonb_build_array(${columns}) AS row FROM ${sql.table(table.name)}`.execute(
    tx,
  )
  while (true) {
    const { rows } = await sql<{
      row: (string | null)[]
    }>`FETCH ${sql.raw(String(page))} FROM archive`.execute(tx)
    if (rows.length > 0) yield rows.map((each) => each.row)
    if (rows.length < page) break
  }
  await sql`CLOSE archive`.execute(tx)
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}
