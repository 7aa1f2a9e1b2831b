import { expect, test } from 'vitest'
import { bookingSite } from './testing.ts'

const { db, open, book, taken } = await bookingSite()

test('a thousand people at once for fifty seats: exactly fifty are confirmed, the others wait in the order of their numbers', async () => {
  await open({ capacity: 50 })
  // A hundred always under way: more only wait for a connection, which a slow machine refuses after ten seconds.
  const numbers = Array.from({ length: 1000 }, (_, index) => index).values()
  const booked: Awaited<ReturnType<typeof book>>[] = []
  const one = async () => {
    for (const index of numbers)
      booked.push(await book({ name: `Personne ${index}`, email: `p${index}@example.org`, seats: 1 }))
  }
  await Promise.all(Array.from({ length: 100 }, one))
  expect(booked.filter(({ state }) => state === 'confirmed').length).toBe(50)
  expect(await taken()).toBe(50)
  const rows = await db.selectFrom('booking').select(['id', 'state']).orderBy('turn').execute()
  expect(rows.map(({ state }) => state)).toEqual([
    ...Array.from({ length: 50 }, () => 'confirmed'),
    ...Array.from({ length: 950 }, () => 'waiting'),
  ])
  // Everybody was told their place, and each place once.
  const places = new Map(booked.map(({ id, place }) => [id, place]))
  expect(rows.slice(50).map(({ id }) => places.get(id))).toEqual(
    Array.from({ length: 950 }, (_, index) => index + 1),
  )
  const { count } = await db
    .selectFrom('mail')
    .select(({ fn }) => fn.count<string>('address').distinct().as('count'))
    .executeTakeFirstOrThrow()
  const all = await db
    .selectFrom('mail')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  expect([count, all.count].map(Number)).toEqual([1000, 1000])
}, 180_000)
