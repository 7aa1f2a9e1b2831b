import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Database, inTransaction, type Tx } from '../db/connect.ts'
import { applyMigration, createMigrationTable, migrate, migrationFiles } from '../db/migrate.ts'
import type { Progress } from '../progress.ts'
import type { ArchivedTable } from './tables.ts'

/** The archive cannot be restored; the message is one clear sentence for the terminal. Nothing was changed. */
export class ArchiveError extends Error {}

const header = z.object({
  maillage: z.literal('archive'),
  version: z.literal(1),
  migrations: z.array(z.string()),
  createdAt: z.string(),
})
const table = z.object({
  name: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })).min(1),
})
const sequence = z.object({ sequence: z.string(), value: z.string().regex(/^\d+$/) })
const ending = z.object({ end: z.literal(true), rows: z.number() })
const row = z.array(z.string().nullable())

const batchSize = 500

/**
 * Puts an archive in a database, whole or not at all: one transaction prepares the schema of the archive's time and fills it;
 * newer migrations run after. On a database that already holds data, only with `replace`.
 * @returns rows restored
 * @throws ArchiveError when the file is no archive, is cut short, or comes from a newer program
 */
export async function restore(
  db: Database,
  file: string,
  options: { replace: boolean },
  progress: Progress,
): Promise<number> {
  if (!options.replace && (await holdsData(db))) {
    throw new ArchiveError(
      'Cette base contient déjà des données. Ajoutez --replace pour les remplacer par celles de l’archive (faites d’abord une sauvegarde).',
    )
  }
  const rows = await inTransaction(db, (tx) => fill(tx, file, progress)).catch((error) => {
    // The database refused a row: an archive edited by hand, or with rows missing.
    if (error.severity)
      throw new ArchiveError(`${file} est incohérente (${error.message}). Rien n’a été modifié.`)
    throw error
  })
  await migrate(db)
  return rows
}

async function holdsData(db: Database): Promise<boolean> {
  const { rows } = await sql<{
    name: string | null
  }>`SELECT to_regclass('public.territory')::text AS name`.execute(db)
  if (!rows[0]?.name) return false
  const { rows: any } = await sql`SELECT 1 FROM territory LIMIT 1`.execute(db)
  return any.length > 0
}

async function fill(tx: Tx, file: string, progress: Progress): Promise<number> {
  const values = archiveValues(file)
  const first = await values.next()
  const head = header.safeParse(first.value)
  if (!head.success) throw new ArchiveError(`${file} n’est pas une archive de Maillage.`)
  await prepareSchema(tx, head.data.migrations)
  const state = {
    table: null as ArchivedTable | null,
    batch: [] as (string | null)[][],
    rows: 0,
    ended: false,
  }
  const flush = async () => {
    if (state.table && state.batch.length > 0) await insert(tx, state.table, state.batch)
    state.rows += state.batch.length
    if (state.table) progress(`Restauration de ${state.table.name}`, state.rows, 0)
    state.batch = []
  }
  for await (const value of values) {
    if (Array.isArray(value)) {
      if (state.batch.push(row.parse(value)) >= batchSize) await flush()
      continue
    }
    await flush()
    const end = ending.safeParse(value)
    const number = sequence.safeParse(value)
    state.ended = end.success && end.data.rows === state.rows
    if (number.success)
      await sql`SELECT setval(to_regclass(quote_ident(${number.data.sequence})), ${number.data.value}::bigint)`.execute(
        tx,
      )
    else if (!end.success) state.table = table.parse(value)
  }
  if (!state.ended)
    throw new ArchiveError(
      `${file} est incomplet : il a été coupé pendant son écriture ou sa copie. Rien n’a été modifié.`,
    )
  return state.rows
}

/** Each JSON value of the file, in order. @throws ArchiveError when it cannot be read */
async function* archiveValues(file: string): AsyncGenerator<unknown> {
  const source = createReadStream(file)
  const unzipped = createGunzip()
  source.on('error', (error) => unzipped.destroy(error))
  const reader = createInterface({ input: source.pipe(unzipped), crlfDelay: Number.POSITIVE_INFINITY })
  const failure = new Promise<never>((_, reject) => unzipped.once('error', reject))
  failure.catch(() => {})
  const lines = reader[Symbol.asyncIterator]()
  try {
    while (true) {
      const next = await Promise.race([lines.next(), failure])
      if (next.done) break
      yield JSON.parse(next.value)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new ArchiveError(`Le fichier ${file} n’existe pas.`)
    if (error instanceof SyntaxError || String((error as NodeJS.ErrnoException).code).startsWith('Z_')) {
      throw new ArchiveError(
        `${file} n’est pas une archive de Maillage, ou elle est abîmée. Rien n’a été modifié.`,
      )
    }
    throw error
  }
}

async function prepareSchema(tx: Tx, migrations: string[]): Promise<void> {
  const known = await migrationFiles()
  const unknown = migrations.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    throw new ArchiveError(
      `Cette archive vient d’une version plus récente de Maillage (${unknown.join(', ')}). Mettez le programme à jour. Rien n’a été modifié.`,
    )
  }
  await sql`DROP SCHEMA public CASCADE`.execute(tx)
  await sql`CREATE SCHEMA public`.execute(tx)
  await createMigrationTable(tx)
  for (const name of known.filter((each) => migrations.includes(each))) await applyMigration(tx, name)
  // Rows that a migration itself inserted come back from the archive.
  const { rows } = await sql<{ name: string }>`SELECT relname AS name FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'schema_migration'`.execute(
    tx,
  )
  await sql`TRUNCATE ${sql.join(rows.map((each) => sql.table(each.name)))} CASCADE`.execute(tx)
  await sql`SET CONSTRAINTS ALL DEFERRED`.execute(tx)
}

async function insert(tx: Tx, into: ArchivedTable, rows: (string | null)[][]): Promise<void> {
  const names = sql.join(into.columns.map((column) => sql.ref(column.name)))
  // The type's name comes from an archive that the operator chose; it is checked to be a plain type name all the same.
  const values = sql.join(
    into.columns.map((column, index) => sql`(row ->> ${sql.lit(index)})::${typeName(column.type)}`),
  )
  await sql`INSERT INTO ${sql.table(into.name)} (${names}) OVERRIDING SYSTEM VALUE
    SELECT ${values} FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) WITH ORDINALITY AS each(row, position) ORDER BY position`.execute(
    tx,
  )
}

function typeName(type: string) {
  if (!/^[a-z][a-z0-9 _]*(\(\d+(,\d+)?\))?(\[\])*$/.test(type))
    throw new ArchiveError(`Type de colonne inconnu dans l’archive : ${type}.`)
  return sql.raw(type)
}
