import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { freeCopies, type Lending, nextFree, refusalOf, yearOf } from './availability-model.ts'
import { dayAt, lengthOf, meet, numberOf, plusDays } from './days-model.ts'
import { availableSlugs, lendingOf } from './lending-store.ts'
import type { Span } from './model.ts'
import { aTool } from './testing.ts'
import { horizonDays, isFree, timetableOf } from './timetable-model.ts'
import { freeSlugs, toolCards } from './timetables.ts'

const present = '2026-11-27'
const at = (offset: number) => plusDays(present, offset)

const lending = (change: Partial<Lending> = {}): Lending => ({
  lendable: true,
  minDays: 1,
  maxDays: null,
  leadDays: 0,
  bufferBefore: 0,
  bufferAfter: 0,
  closures: [],
  copies: [{ code: 'A', state: 'good', taken: [] }],
  ...change,
})
const on = (from: string, to = from): Span => ({ from, to })

describe('what may be lent', () => {
  test.each([
    ['free', {}, on(at(5), at(9)), null],
    ['an information sheet', { lendable: false }, on(at(5)), 'not-lendable'],
    ['no copy', { copies: [] }, on(at(5)), 'no-copy'],
    [
      'broken and retired copies alone',
      {
        copies: [
          { code: 'A', state: 'repair', taken: [] },
          { code: 'B', state: 'retired', taken: [] },
        ],
      },
      on(at(5)),
      'no-copy',
    ],
    ['shorter than the shortest', { minDays: 3 }, on(at(5), at(6)), 'too-short'],
    ['as short as the shortest', { minDays: 3 }, on(at(5), at(7)), null],
    ['longer than the longest', { maxDays: 3 }, on(at(5), at(8)), 'too-long'],
    ['before its notice', { leadDays: 7 }, on(at(6)), 'too-soon'],
    ['at its notice', { leadDays: 7 }, on(at(7)), null],
    ['on a closed day', { closures: [on(at(9), at(20))] }, on(at(5), at(9)), 'closed'],
    [
      'its return on a closed day',
      { bufferAfter: 2, closures: [on(at(9), at(20))] },
      on(at(5), at(7)),
      'closed',
    ],
    [
      'taken',
      { copies: [{ code: 'A', state: 'good', taken: [on(at(9), at(20))] }] },
      on(at(5), at(9)),
      'taken',
    ],
    [
      'its preparation on a taken day',
      { bufferBefore: 2, copies: [{ code: 'A', state: 'worn', taken: [on(at(1), at(4))] }] },
      on(at(6), at(9)),
      'taken',
    ],
    [
      'another copy is free',
      {
        copies: [
          { code: 'A', state: 'good', taken: [on(at(5), at(9))] },
          { code: 'B', state: 'worn', taken: [] },
        ],
      },
      on(at(5), at(9)),
      null,
    ],
  ] as [string, Partial<Lending>, Span, string | null][])('%s', (_words, change, span, reason) => {
    expect(refusalOf(lending(change), span, present)).toBe(reason)
  })
})

const spans = fc
  .array(fc.tuple(fc.integer({ min: -20, max: 120 }), fc.integer({ min: 0, max: 25 })), { maxLength: 6 })
  .map((list) => list.map(([from, length]) => on(at(from), at(from + length))))
const lendings = fc.record({
  lendable: fc.constant(true),
  minDays: fc.integer({ min: 1, max: 5 }),
  maxDays: fc.option(fc.integer({ min: 5, max: 30 })),
  leadDays: fc.integer({ min: 0, max: 15 }),
  bufferBefore: fc.integer({ min: 0, max: 4 }),
  bufferAfter: fc.integer({ min: 0, max: 4 }),
  closures: spans,
  copies: fc.array(
    fc.record({
      code: fc.constant('A'),
      state: fc.constantFrom('good', 'worn', 'repair', 'retired'),
      taken: spans,
    }),
    { maxLength: 3 },
  ),
}) as fc.Arbitrary<Lending>
const asked = fc
  .tuple(fc.integer({ min: 0, max: 130 }), fc.integer({ min: 0, max: 12 }))
  .map(([from, length]) => on(at(from), at(from + length)))

/** The days of a stretch, one by one. */
const daysOf = ({ from, to }: Span) =>
  Array.from({ length: lengthOf({ from, to }) }, (_, day) => plusDays(from, day))

test('free copies are those with no day in common, buffers included, counted day by day', () => {
  fc.assert(
    fc.property(lendings, asked, (each, span) => {
      const wanted = new Set(
        daysOf({ from: plusDays(span.from, -each.bufferBefore), to: plusDays(span.to, each.bufferAfter) }),
      )
      const free = each.copies.filter(
        (copy) =>
          (copy.state === 'good' || copy.state === 'worn') &&
          !copy.taken.some((period) => daysOf(period).some((day) => wanted.has(day))),
      )
      expect(freeCopies(each, span)).toEqual(free)
    }),
  )
})

test('a timetable is free exactly when nothing refuses', () => {
  fc.assert(
    fc.property(lendings, asked, (each, span) => {
      const free = isFree(timetableOf(each), numberOf(span.from), numberOf(span.to), numberOf(present))
      expect(free).toBe(refusalOf(each, span, present) === null)
    }),
    { numRuns: 400 },
  )
})

test('the next free date is the first day that is not refused, found by trying them all', () => {
  fc.assert(
    fc.property(lendings, fc.integer({ min: 1, max: 8 }), (each, days) => {
      const tried = Array.from({ length: horizonDays + 1 }, (_, day) => at(each.leadDays + day))
      const first = tried.find(
        (from) => refusalOf(each, on(from, plusDays(from, days - 1)), present) === null,
      )
      expect(nextFree(each, present, days)).toBe(first ?? null)
    }),
    { numRuns: 60 },
  )
})

test('a year is twelve months without a gap, each day in the state it has by itself', () => {
  fc.assert(
    fc.property(lendings, (each) => {
      const year = yearOf(each, present)
      const days = year.flatMap(({ stretches }) => stretches.flatMap((stretch) => daysOf(stretch)))
      expect(year.map(({ month }) => month)).toEqual([...new Set(days.map((day) => day.slice(0, 7)))])
      expect(days).toEqual(daysOf(on(present, '2027-10-31')))
      for (const { stretches } of year)
        for (const { state, from } of stretches) {
          const closed = each.closures.some((closure) => meet(closure, on(from)))
          const bare = { ...each, bufferBefore: 0, bufferAfter: 0 }
          const free = freeCopies(bare, on(from)).length > 0
          expect(state).toBe(closed ? 'closed' : free ? 'free' : 'taken')
        }
    }),
    { numRuns: 30 },
  )
})

test('days count alike over changes of hour and leap years', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (number) => {
      expect(numberOf(dayAt(number))).toBe(number)
      expect(plusDays(dayAt(number), 1) > dayAt(number)).toBe(true)
    }),
  )
})

describe('in the database', async () => {
  const db = await testDatabase()
  beforeAll(() => seedTerritories(db))

  test('what is found available is what the rule says, tool by tool', async () => {
    const random = fc.sample(lendings, { numRuns: 40, seed: 7 })
    for (const [number, each] of random.entries()) {
      // Two periods of a copy, two closures of a tool never meet: the database would refuse them.
      const apart = (list: Span[]) =>
        list.filter((one, place) => !list.slice(0, place).some((other) => meet(one, other)))
      const { closures, copies, lendable: _, ...terms } = each
      const builder = aTool(db)
        .named(`Outil ${number}`)
        .with({
          ...terms,
          maxDays: terms.maxDays,
          closures: apart(closures).map((closure) => ({ ...closure, note: null })),
        })
      for (const [place, copy] of copies.entries()) {
        builder.withCopyIn(copy.state)
        for (const { from, to } of apart(copy.taken)) builder.takenOn(place, from, to)
      }
      await builder.save()
    }
    const slugs = random.map((_, number) => `outil-${number}`)
    const known = await lendingOf(db, slugs, present)
    let found = 0
    for (const span of fc.sample(asked, { numRuns: 40, seed: 7 })) {
      const expected = slugs.filter((slug) => refusalOf(known.get(slug) as Lending, span, present) === null)
      expect((await availableSlugs(db, span, present)).toSorted()).toEqual(expected.toSorted())
      expect((await freeSlugs(db, span, present)).ids.toSorted()).toEqual(expected.toSorted())
      found += expected.length
    }
    expect(found).toBeGreaterThan(50)
    const free = await toolCards(db, present)
    for (const slug of slugs) expect(free.day(slug)).toBe(nextFree(known.get(slug) as Lending, present))
  })

  test('two periods of a copy never meet, whatever the order and the number of those who try', async () => {
    const { copies } = await aTool(db).named('Convoitée').withCopies(1).save()
    const tries = fc.sample(asked, { numRuns: 60, seed: 3 })
    const outcomes = await Promise.allSettled(
      tries.map(({ from, to }) =>
        db
          .insertInto('copy_period')
          .values({
            copy_id: copies[0] as string,
            during: `[${from},${to}]`,
            kind: 'loan',
            created_at: new Date(),
          })
          .execute(),
      ),
    )
    const taken = tries.filter((_, place) => outcomes[place]?.status === 'fulfilled')
    expect(taken.length).toBeGreaterThan(0)
    for (const [place, one] of taken.entries())
      for (const other of taken.slice(place + 1)) expect(meet(one, other)).toBe(false)
    for (const [place, one] of tries.entries())
      if (outcomes[place]?.status === 'rejected') expect(taken.some((other) => meet(one, other))).toBe(true)
  })
})
