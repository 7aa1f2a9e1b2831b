import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction } from './connect.ts'
import { testDatabase } from './testing.ts'

const db = await testDatabase()

test('each of many questions at once gets its own answer, whatever their size', async () => {
  await sql`CREATE TABLE echo (id integer PRIMARY KEY, said text)`.execute(db)
  const words = (id: number) => `mot ${id} ${'x'.repeat((id % 7) * 20_000)}`
  const answers = await Promise.all(
    Array.from({ length: 300 }, async (_, id) => {
      if (id % 5 === 0)
        await inTransaction(db, async (tx) => {
          await sql`INSERT INTO echo VALUES (${id}, ${words(id)})`.execute(tx)
          await sql`SELECT ${id}::int`.execute(tx)
        })
      if (id % 11 === 0) await sql`SELECT 1 / (${id}::int - ${id}::int)`.execute(db).catch(() => {})
      const { rows } = await sql<{
        id: number
        said: string
      }>`SELECT ${id}::int AS id, ${words(id)}::text AS said`.execute(db)
      return rows[0]
    }),
  )
  expect(answers.map((row) => row?.id)).toEqual(answers.map((_, id) => id))
  expect(answers.every((row, id) => row?.said === words(id))).toBe(true)
  const { rows } = await sql<{ id: number; said: string }>`SELECT * FROM echo ORDER BY id`.execute(db)
  expect(rows.map((row) => row.id)).toEqual(Array.from({ length: 60 }, (_, index) => index * 5))
  expect(rows.every((row) => row.said === words(row.id))).toBe(true)
})
