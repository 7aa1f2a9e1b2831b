import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { sql } from 'kysely'
import { fromKysely, fromPglite } from 'pg-boss'
import type { TestProject } from 'vitest/node'
import { prepareQueues } from '../jobs/jobs.ts'
import { connect } from './connect.ts'
import { migrate, migrationFiles, migrationsFolder } from './migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated database that each test file copies: a dump for the embedded one, or a server and a template's name. */
    testTemplate: { dump: string } | { url: string; template: string }
  }
}

/** The present of the tests’ databases stands still before the clocks that tests give to the site. */
const standStill = `CREATE OR REPLACE FUNCTION present() RETURNS timestamptz LANGUAGE sql STABLE AS $$ SELECT timestamptz '2026-11-20 10:00Z' $$`

/** Prepares one migrated database for the whole run; `MAILLAGE_TEST_DATABASE_URL` chooses a PostgreSQL server, as a superuser. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.MAILLAGE_TEST_DATABASE_URL
  return url ? onServer(project, url) : embedded(project)
}

async function embedded(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-test-'))
  const db = await PGlite.create({ extensions: { btree_gist, pg_trgm, unaccent } })
  await db.exec(
    'CREATE TABLE schema_migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
  )
  for (const name of await migrationFiles()) {
    await db.exec(await readFile(join(migrationsFolder, name), 'utf8'))
    await db.query('INSERT INTO schema_migration (name) VALUES ($1)', [name])
  }
  await db.exec(standStill)
  const boss = await prepareQueues(fromPglite(db), { schedule: false })
  await boss.stop()
  const dump = join(folder, 'template.tar')
  await writeFile(dump, Buffer.from(await (await db.dumpDataDir('none')).arrayBuffer()))
  await db.close()
  project.provide('testTemplate', { dump })
  return () => rm(folder, { recursive: true, force: true })
}

async function onServer(project: TestProject, url: string) {
  const template = `maillage_template_${process.pid}`
  const server = await connect({ connectionString: url, poolSize: 1 })
  await sql.raw(`CREATE DATABASE ${template}`).execute(server.db)
  const address = new URL(url)
  address.pathname = template
  const inside = await connect({ connectionString: address.href, poolSize: 2 })
  await migrate(inside.db)
  await sql.raw(standStill).execute(inside.db)
  const boss = await prepareQueues(fromKysely(inside.db), { schedule: false })
  await boss.stop()
  await inside.close()
  project.provide('testTemplate', { url, template })
  return async () => {
    const { rows: copies } = await sql<{ name: string }>`
      SELECT datname AS name FROM pg_database WHERE starts_with(datname, ${`${template}_`})`.execute(
      server.db,
    )
    for (const { name } of copies)
      await sql.raw(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).execute(server.db)
    await sql.raw(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`).execute(server.db)
    await server.close()
  }
}
