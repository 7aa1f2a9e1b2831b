import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { fold } from '../i18n/fold.ts'
import { inTransaction } from './connect.ts'
import { migrate, migrationFiles } from './migrate.ts'
import { testDatabase } from './testing.ts'

const db = await testDatabase()

const names = async () =>
  (await sql<{ name: string }>`SELECT name FROM setting ORDER BY name`.execute(db)).rows.map(
    (row) => row.name,
  )

describe('a transaction', () => {
  test('keeps all or nothing', async () => {
    await expect(
      inTransaction(db, async (tx) => {
        await sql`INSERT INTO setting (name, value) VALUES ('lost', '1')`.execute(tx)
        throw new Error('stop')
      }),
    ).rejects.toThrow('stop')
    expect(await names()).toEqual([])
    await inTransaction(db, (tx) => sql`INSERT INTO setting (name, value) VALUES ('kept', '1')`.execute(tx))
    expect(await names()).toEqual(['kept'])
  })

  test('sixteen at once on one pool each keep their own change', async () => {
    await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        inTransaction(db, async (tx) => {
          await sql`INSERT INTO setting (name, value) VALUES (${`n${index}`}, '0')`.execute(tx)
          await sql`UPDATE setting SET value = ${JSON.stringify(index)}::jsonb WHERE name = ${`n${index}`}`.execute(
            tx,
          )
          if (index % 2 === 1) throw new Error('odd')
        }).catch(() => {}),
      ),
    )
    const { rows } = await sql<{
      sum: number
      count: number
    }>`SELECT sum((value)::int)::int AS sum, count(*)::int AS count FROM setting WHERE name LIKE 'n%'`.execute(
      db,
    )
    expect(rows[0]).toEqual({ sum: 56, count: 8 })
  })

  test('is rolled back when its connection drops', async () => {
    await expect(
      inTransaction(db, async (tx) => {
        await sql`INSERT INTO setting (name, value) VALUES ('dropped', '1')`.execute(tx)
        await sql`SELECT pg_terminate_backend(pg_backend_pid())`.execute(tx).catch(() => {})
        await sql`SELECT 1`.execute(tx)
        throw new Error('the embedded database has no backend to terminate')
      }),
    ).rejects.toThrow()
    expect(await names()).not.toContain('dropped')
  })
})

describe('migrations', () => {
  test('run once each', async () => {
    expect(await migrate(db)).toEqual([])
    expect((await migrationFiles()).length).toBeGreaterThanOrEqual(4)
  })

  test('a database of a newer program is refused and left alone', async () => {
    await sql`INSERT INTO schema_migration (name) VALUES ('9999_future.sql')`.execute(db)
    await expect(migrate(db)).rejects.toThrow('plus récente')
    await sql`DELETE FROM schema_migration WHERE name = '9999_future.sql'`.execute(db)
  })
})

describe('fold', () => {
  const known = [
    ['Écomusée de l’Avesnois', 'ecomusee de l avesnois'],
    ['  SAINT-Omer / St-Omer ', 'saint omer saint omer'],
    ['Sainte-Marie, Ste Marie', 'sainte marie sainte marie'],
    ['Œuvre & ÆTHER', 'oeuvre aether'],
    ['Ste.', 'sainte'],
    ['', ''],
  ] as const
  test.each(known)('%s', async (given, expected) => {
    expect(fold(given)).toBe(expected)
    expect((await sql<{ f: string }>`SELECT fold(${given}) AS f`.execute(db)).rows[0]?.f).toBe(expected)
  })

  test('is the same in SQL and in TypeScript for French names', async () => {
    const letters = fc.string({
      unit: fc.constantFrom(..."abcstABCST 019-’'.,/()éèêëàâäîïôöùûüÿçÉÈÀÇœŒæ&"),
      maxLength: 40,
    })
    await fc.assert(
      fc.asyncProperty(fc.array(letters, { minLength: 20, maxLength: 40 }), async (values) => {
        const { rows } = await sql<{
          f: string
        }>`SELECT fold(v) AS f FROM unnest(${values}::text[]) WITH ORDINALITY AS t(v, n) ORDER BY n`.execute(
          db,
        )
        expect(rows.map((row) => row.f)).toEqual(values.map(fold))
      }),
      { numRuns: 20 },
    )
  })
})

test('distance: Lille to Amiens is 98 km, a point to itself 0', async () => {
  const { rows } = await sql<{ far: number; near: number }>`
    SELECT distance_km(point(3.0586, 50.6365), point(2.2958, 49.8941)) AS far, distance_km(point(3, 50), point(3, 50)) AS near`.execute(
    db,
  )
  expect(Math.round(rows[0]?.far ?? 0)).toBe(99)
  expect(rows[0]?.near).toBe(0)
})
