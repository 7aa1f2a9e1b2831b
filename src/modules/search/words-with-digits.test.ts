import { expect, test } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { listEntries, parseQuery } from './index.ts'
import { givenEntries } from './testing.ts'

const db = await testDatabase()

test.each(['Lab42e', 'Fab4s', 'Espace 3D2e', 'M14', '2000'])('%s is found by its name', async (title) => {
  const id = title.toLowerCase().replaceAll(' ', '-')
  await givenEntries(db, [{ id, title }])
  const { entries } = await listEntries(db, parseQuery(new URLSearchParams({ q: title })), {
    kinds: ['organisation'],
  })
  expect(entries.map((entry) => entry.id)).toEqual([id])
})
