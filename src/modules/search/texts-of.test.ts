import { expect, test } from 'vitest'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { listEntries, parseQuery, removeEntries } from './index.ts'
import { givenEntries } from './testing.ts'

const db = await testDatabase()
const list = (parameters: string) =>
  listEntries(db, parseQuery(new URLSearchParams(parameters)), { kinds: ['organisation'] })

test('a text kept from one list to the next is that of the database, also when it changes while lists are read', async () => {
  const excerpt = async () => (await list('')).entries.find((entry) => entry.id === 'kept')?.excerpt
  for (let round = 0; round < 20; round++) {
    const reading = Promise.all([list(''), list('theme=nature'), list('')])
    await givenEntries(db, [
      { id: 'kept', title: 'Aaa', excerpt: `Texte ${round}`, facets: ['theme:nature'] },
    ])
    await Promise.all([reading, list('')])
    expect(await excerpt()).toBe(`Texte ${round}`)
  }
  await inTransaction(db, (tx) => removeEntries(tx, 'organisation', ['kept']))
  expect(await excerpt()).toBeUndefined()
})
