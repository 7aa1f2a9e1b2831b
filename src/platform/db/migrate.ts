import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Database, DatabaseError, inTransaction, type Tx } from './connect.ts'

/** Where the numbered SQL files stand, from the root of the project. */
export const migrationsFolder = 'migrations'

/** The numbered files, in order: `['0001_foundation.sql', …]`. */
export async function migrationFiles(folder = migrationsFolder): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name)).sort()
}

/**
 * Brings the database to the program's schema: each file that is missing runs once, in its own transaction, in order.
 * A lock keeps two starting processes from migrating together.
 * @returns the files that ran
 * @throws DatabaseError when the database was migrated by a newer program
 */
export async function migrate(db: Database, folder = migrationsFolder): Promise<string[]> {
  const files = await migrationFiles(folder)
  await createMigrationTable(db)
  const done = await appliedMigrations(db)
  const unknown = [...done].filter((name) => !files.includes(name))
  if (unknown.length > 0) {
    throw new DatabaseError(
      `Cette base a été préparée par une version plus récente de Maillage (${unknown.join(', ')}). Mettez le programme à jour ; rien n’a été modifié.`,
    )
  }
  const ran: string[] = []
  for (const name of files.filter((file) => !done.has(file))) {
    const fresh = await inTransaction(db, async (tx) => {
      await sql`SELECT pg_advisory_xact_lock(713705)`.execute(tx)
      if ((await appliedMigrations(tx)).has(name)) return false
      await applyMigration(tx, name, folder)
      return true
    })
    if (fresh) ran.push(name)
  }
  return ran
}

/** Runs one file and records it, inside the caller's transaction. */
export async function applyMigration(tx: Tx, name: string, folder = migrationsFolder): Promise<void> {
  await sql.raw(await readFile(join(folder, name), 'utf8')).execute(tx)
  await sql`INSERT INTO schema_migration (name) VALUES (${name})`.execute(tx)
}

/** The table that remembers which files ran. */
export async function createMigrationTable(db: Database): Promise<void> {
  await sql`CREATE TABLE IF NOT EXISTS schema_migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`.execute(
    db,
  )
}

/** Names of the files that already ran. */
export async function appliedMigrations(db: Database): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM schema_migration`.execute(db)
  return new Set(rows.map((row) => row.name))
}
