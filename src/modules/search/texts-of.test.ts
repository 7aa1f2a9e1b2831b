import { expect, test } from 'vitest'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { currentMemory } from './current-memory.ts'
import { listEntries, parseQuery, removeEntries } from './index.ts'
import { givenEntries } from './testing.ts'
import { textsOf } from './texts-of.ts'

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

test('a text read while something changed is given, and not kept', async () => {
  await givenEntries(db, [{ id: 'slow', title: 'Bbb', excerpt: 'Texte lent' }])
  const memory = await currentMemory(db)
  const ordinals = [memory.find('organisation', 'slow')?.ordinal ?? 0]
  for (const [meanwhile, kept] of [
    [1, false],
    [0, true],
  ] as const) {
    const reading = textsOf(db, memory, ordinals)
    memory.revision += meanwhile
    expect((await reading).map(({ excerpt }) => excerpt)).toEqual(['Texte lent'])
    expect(memory.texts.has(ordinals[0] as number)).toBe(kept)
    memory.revision -= meanwhile
  }
})
