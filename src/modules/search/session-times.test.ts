import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byName, Memory, type Row } from './memory.ts'
import { inOrder } from './order.ts'
import { nextBeginning } from './row-times.ts'
import { select } from './select.ts'

// Half minutes, so that beginnings of one minute differ; a session lasts a day at most.
const half = 30_000
const session = fc.tuple(fc.integer({ min: 0, max: 6000 }), fc.integer({ min: 1, max: 2880 }))
const sessions = fc.option(fc.array(session, { minLength: 1, maxLength: 4 }), { nil: null })
const change = fc.record({
  ordinal: fc.integer({ min: 1, max: 12 }),
  gone: fc.boolean(),
  sessions,
  weight: fc.integer({ min: 0, max: 2 }),
})
const windowAsked = fc.record({
  from: fc.integer({ min: -100, max: 6500 }).map((at) => at * half),
  to: fc.option(
    fc.integer({ min: -100, max: 9500 }).map((at) => at * half),
    { nil: null },
  ),
})
type Change = ReturnType<(typeof change)['generate']>['value_']

function apply(memory: Memory, { ordinal, gone, sessions: given, weight }: Change): void {
  if (gone) {
    memory.remove(ordinal)
    return
  }
  const times = given?.toSorted((a, b) => a[0] - b[0]).flatMap(([at, long]) => [at, at + long])
  memory.put({
    ordinal,
    revision: 1,
    kind: 'event',
    id: `e${ordinal}`,
    title: 'rendez-vous',
    names: 'rendez vous',
    type: 'event',
    lon: null,
    lat: null,
    facets: 'type:event',
    weight,
    updated: 0,
    times: times?.map((at) => at * half) ?? null,
    public: true,
  })
}

const rowsOf = (memory: Memory) =>
  Array.from({ length: 13 }, (_, ordinal) => memory.get(ordinal)).filter(
    (row): row is Row => row !== undefined,
  )

test('a window shows what looking at each entry shows, in the same order, whatever changed before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.array(change, { minLength: 1, maxLength: 8 }), windowAsked), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.integer({ min: 1, max: 12 }),
      (rounds, wanted) => {
        const memory = new Memory()
        for (const [changes, window] of rounds) {
          for (const each of changes) apply(memory, each)
          memory.changed()
          const conditions = { facets: {}, bbox: null, radius: null, origin: null, among: null }
          const { found, total } = select(memory, { ...conditions, kinds: ['event'], window })
          const shown = rowsOf(memory).filter(
            (row) => row.times === null || nextBeginning(row, window) !== null,
          )
          expect([...found.values()]).toEqual(shown.map((row) => row.ordinal))
          const begin = (row: Row) => nextBeginning(row, window) ?? Number.MAX_VALUE
          const ordered = shown
            .toSorted((a, b) => begin(a) - begin(b) || b.weight - a.weight || byName(a, b))
            .map((row) => row.ordinal)
          const asked = { sort: 'date', origin: null, scores: null, window } as const
          expect(inOrder(memory, found, total, asked)).toEqual(ordered)
          expect(inOrder(memory, found, total, asked, wanted)).toEqual(ordered.slice(0, wanted))
        }
      },
    ),
    { numRuns: 400 },
  )
})

test('sessions between two minutes come in order, those of one minute by entry', () => {
  const memory = new Memory()
  apply(memory, {
    ordinal: 2,
    gone: false,
    sessions: [
      [4, 2],
      [5, 2],
      [40, 2],
    ],
    weight: 0,
  })
  apply(memory, {
    ordinal: 1,
    gone: false,
    sessions: [
      [5, 2],
      [60, 2],
    ],
    weight: 0,
  })
  const between = (from: number, to: number) =>
    [...memory.sessionsBetween(from * half, to * half)].map(({ at, ordinal }) => [at / half, ordinal])
  expect(between(0, 60)).toEqual([
    [4, 1],
    [4, 2],
    [4, 2],
    [40, 2],
  ])
  memory.remove(2)
  expect(between(0, 62)).toEqual([
    [4, 1],
    [60, 1],
  ])
})
