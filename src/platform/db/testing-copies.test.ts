import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import type { Database } from './connect.ts'
import { copyOf } from './testing-copies.ts'

const template = inject('testTemplate')

/** Every row of every table, and where each sequence stands. */
async function contents(db: Database): Promise<Record<string, unknown>> {
  const { rows: tables } = await sql<{ name: string }>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss') ORDER BY 1`.execute(
    db,
  )
  const found: Record<string, unknown> = {}
  for (const { name } of tables) {
    const { rows } = await sql<{
      row: string
    }>`SELECT t::text AS row FROM ${sql.raw(name)} t ORDER BY 1`.execute(db)
    found[name] = rows.map(({ row }) => row)
  }
  const { rows: sequences } = await sql`SELECT sequencename, last_value FROM pg_sequences ORDER BY 1`.execute(
    db,
  )
  return { ...found, sequences }
}

test('the next file finds what migrations left, whatever this one wrote', async () => {
  const seen: unknown[] = []
  // Few rows are taken away one by one; many, with the whole of their tables.
  for (const rows of [0, 20, 10_000, 0]) {
    const { db, close } = await copyOf(template)
    seen.push(await contents(db))
    await sql`INSERT INTO vocabulary_term (vocabulary, code, label_fr, label_en) SELECT 'type', 'n' || n, 'Un', 'One'
      FROM generate_series(1, ${rows}::int) n`.execute(db)
    await sql`INSERT INTO journal_entry (at, origin, action, object_kind, object_id)
      SELECT now(), 'job', 'term.add', 'term', repeat('x', 900) FROM generate_series(1, ${rows}::int)`.execute(
      db,
    )
    await sql`UPDATE search_revision SET value = value + 1`.execute(db)
    await sql`INSERT INTO pgboss.job (name) VALUES ('mail')`.execute(db)
    await sql`CREATE TABLE left_behind (n int)`.execute(db)
    await close()
  }
  expect(seen.slice(1)).toEqual([seen[0], seen[0], seen[0]])
})
