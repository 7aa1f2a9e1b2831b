import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../db/connect.ts'
import { testDatabase } from '../db/testing.ts'
import { silentProgress } from '../progress.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'
import { archivedTables } from './tables.ts'

const source = await testDatabase()
const target = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), 'archive-'))
const file = join(folder, 'region.maillage')
afterAll(() => rm(folder, { recursive: true }))

const awkward = 'Musée "L\'Été" \\N \t ligne\nsuivante 🧪 {a,b} <b>'

beforeAll(async () => {
  await sql`INSERT INTO data_source (id, title, publisher, licence, vintage) VALUES ('s', ${awkward}, 'p', 'l', '2026')`.execute(
    source,
  )
  await sql`INSERT INTO territory (kind, code, name, point, facts, source_id) VALUES ('commune', '59249', 'Fourmies', point(4.05, 50.01), '{"a": [1, null]}', 's')`.execute(
    source,
  )
  await sql`INSERT INTO vocabulary_term (vocabulary, code, label_fr, label_en) VALUES ('type', 'museum', 'Musée', 'Museum')`.execute(
    source,
  )
  // The child comes first: the key to the parent must wait for the end.
  await sql`WITH parent AS (SELECT gen_random_uuid() AS id),
    child AS (INSERT INTO organisation (slug, name, type, parent_id) SELECT 'enfant', ${awkward}, 'museum', id FROM parent)
    INSERT INTO organisation (id, slug, name, type) SELECT id, 'parent', 'Parent', 'museum' FROM parent`.execute(
    source,
  )
  await sql`INSERT INTO moderation_case (organisation_id, kind, opened_at, message) SELECT id, 'report', now(), 'Fermé' FROM organisation WHERE slug = 'enfant'`.execute(
    source,
  )
  await sql`SELECT nextval('search_ordinal'), nextval('search_ordinal')`.execute(source)
})

/** Every row of every table as text, in a stable order. */
async function contents(db: Database) {
  const tables = await archivedTables(db)
  return Promise.all(
    tables.map(async (table) => {
      const { rows } = await sql<{
        row: string
      }>`SELECT to_jsonb(t)::text AS row FROM ${sql.table(table.name)} t ORDER BY 1`.execute(db)
      return [table.name, rows.map((row) => row.row)]
    }),
  )
}

describe('an archive', () => {
  test('restores every row of every table, as it was', async () => {
    const rows = await backup(source, file, new Date('2026-11-23T10:00:00Z'), silentProgress)
    expect(rows).toBeGreaterThan(5)
    expect(await readdir(folder)).toEqual(['region.maillage'])
    expect(await restore(target, file, { replace: false }, silentProgress)).toBe(rows)
    expect(await contents(target)).toEqual(await contents(source))
    const { rows: next } = await sql`SELECT nextval('search_ordinal')::int AS n`.execute(target)
    expect(next).toEqual([{ n: 3 }])
  })

  test('does not overwrite a database that holds data unless told to', async () => {
    await expect(restore(target, file, { replace: false }, silentProgress)).rejects.toThrow('--replace')
    await sql`UPDATE organisation SET name = 'changé'`.execute(target)
    await restore(target, file, { replace: true }, silentProgress)
    expect(await contents(target)).toEqual(await contents(source))
  })

  const refused = [
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
    [
      'missing a row',
      (bytes: Buffer) =>
        gzipSync(
          gunzipSync(bytes)
            .toString()
            .replace(/\n\["[^\n]*/, ''),
        ),
    ],
    [
      'of a newer program',
      (bytes: Buffer) => gzipSync(gunzipSync(bytes).toString().replace('0004_search.sql', '9999_future.sql')),
    ],
    ['that is no archive', () => Buffer.from('nom;commune\nMusée;Lille\n')],
    ['that is empty', () => Buffer.alloc(0)],
  ] as const
  test.each(refused)('%s is refused and changes nothing', async (_name, damage) => {
    const before = await contents(target)
    const damaged = join(folder, 'damaged')
    await writeFile(damaged, damage(await readFile(file)))
    await expect(restore(target, damaged, { replace: true }, silentProgress)).rejects.toThrow(
      /archive|incomplet|incohérente/i,
    )
    expect(await contents(target)).toEqual(before)
  })

  test('a missing file is told as such', async () => {
    await expect(restore(target, join(folder, 'nowhere'), { replace: true }, silentProgress)).rejects.toThrow(
      'n’existe pas',
    )
  })
})
