import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { following, staying } from './absorb-links.ts'

const db = await testDatabase()

test('every reference to an organisation in the database either follows a merge or is said to stay', async () => {
  const { rows } = await sql<{ name: string }>`
    SELECT DISTINCT c.conrelid::regclass::text AS name FROM pg_constraint c
    WHERE c.contype = 'f' AND c.confrelid = 'organisation'::regclass ORDER BY 1`.execute(db)
  expect(rows.map((row) => row.name)).toEqual(Object.keys({ ...following, ...staying }).toSorted())
})
