import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  freeCopies,
  freeModules,
  type Lending,
  lendingOfModules,
  nextFree,
  refusalOf,
} from './availability-model.ts'
import { lengthOf, plusDays } from './days-model.ts'
import type { Span } from './model.ts'
import { askedModules, modulesIn, numberModules, partsOfModules } from './modules-model.ts'

const known = [
  { number: 1, name: 'Eau' },
  { number: 4, name: 'Air' },
]
const a = { id: 'a', module: 'Eau' }
const b = { id: 'b', module: 'Eau' }
const c = { id: 'c', module: 'Air' }
const numbered = (...parts: { id?: string; module: string | null }[]) =>
  numberModules(known, [a, b, c], parts)

test('modules keep their number through their names, and a number never serves twice', () => {
  expect(numbered(a, b, c).numbers).toEqual([1, 1, 4])
  // Written otherwise, or on new parts, it is the same.
  expect(numbered({ module: ' EAU'.trim() }, c)).toEqual({
    modules: [
      { number: 1, name: 'EAU' },
      { number: 4, name: 'Air' },
    ],
    numbers: [1, 4],
  })
  // All its parts bear one new name: it is renamed.
  const sea = { ...a, module: 'Mer' }
  expect(numbered(sea, { ...b, module: 'Mer' }, c, { module: 'Mer' })).toEqual({
    modules: [
      { number: 1, name: 'Mer' },
      { number: 4, name: 'Air' },
    ],
    numbers: [1, 1, 4, 1],
  })
  // They do not: two others begin, past the numbers that were ever given.
  expect(numbered(sea, { ...b, module: 'Terre' }, c).numbers).toEqual([5, 6, 4])
  // One of them stays: nothing is renamed.
  expect(numbered(sea, b, c).numbers).toEqual([5, 1, 4])
  // They join a module there is: theirs is no more.
  expect(numbered({ ...a, module: 'Air' }, { ...b, module: 'Air' }, c)).toEqual({
    modules: [{ number: 4, name: 'Air' }],
    numbers: [4, 4, 4],
  })
  expect(numbered({ ...a, module: null }, c).numbers).toEqual([null, 4])
})

test('two names are two numbers, whatever was written before', () => {
  const parts = fc.array(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      module: fc.constantFrom(null, 'Eau', 'eau', 'Air', 'Mer', 'Feu'),
    }),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(parts, (after) => {
      const { modules, numbers } = numbered(...after)
      const names = new Set(after.flatMap(({ module }) => module?.toLowerCase() ?? []))
      expect(new Set(numbers.filter((number) => number !== null)).size).toBe(names.size)
      expect(modules.length).toBe(names.size)
      for (const [place, { module }] of after.entries())
        expect(modules.find(({ number }) => number === numbers[place])?.name.toLowerCase()).toBe(
          module?.toLowerCase(),
        )
    }),
  )
})

test('all the modules are the whole, which alone takes the parts of none', () => {
  const parts = [
    { name: 'Caisse', module: null, moduleNumber: null },
    { name: 'Cuve', module: 'Eau', moduleNumber: 1 },
    { name: 'Soufflerie', module: 'Air', moduleNumber: 4 },
  ]
  const there = modulesIn(parts)
  expect([[4, 1], [4], [4, 4], [2], [], [Number.NaN]].map((asked) => askedModules(asked, there))).toEqual([
    null,
    [4],
    [4],
    undefined,
    undefined,
    undefined,
  ])
  expect([null, [4], [1, 4]].map((asked) => partsOfModules(parts, asked).map(({ name }) => name))).toEqual([
    ['Caisse', 'Cuve', 'Soufflerie'],
    ['Soufflerie'],
    ['Cuve', 'Soufflerie'],
  ])
})

const start = '2027-01-01'
const span = fc
  .tuple(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 6 }))
  .map(([from, days]): Span => ({ from: plusDays(start, from), to: plusDays(start, from + days) }))
const some = fc.subarray([1, 2, 3], { minLength: 1 })
const modules = fc.oneof(fc.constant(null), some)
const copies = fc.array(
  fc.record({
    code: fc.constantFrom('A', 'B'),
    state: fc.constantFrom('good', 'worn', 'repair'),
    broken: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.subarray([0, 1, 2, 3]) },
    ),
    taken: fc.array(
      fc.tuple(span, modules).map(([days, which]) => ({ ...days, modules: which })),
      { maxLength: 4 },
    ),
  }),
  { maxLength: 3 },
) as fc.Arbitrary<Lending['copies']>
const tool = (copies: Lending['copies']): Lending => ({
  lendable: true,
  minDays: 1,
  maxDays: null,
  leadDays: 0,
  bufferBefore: 1,
  bufferAfter: 2,
  closures: [],
  copies,
})
const daysOf = ({ from, to }: Span) =>
  Array.from({ length: lengthOf({ from, to }) }, (_, day) => plusDays(from, day))

/** Whether each module asked is there on each day, one by one; the whole asks for the parts of none (0) too. */
const isFree = (copy: Lending['copies'][number], asked: readonly number[] | null, { from, to }: Span) =>
  copy.state !== 'repair' &&
  (asked ?? [0, 1, 2, 3]).every(
    (number) =>
      !copy.broken?.includes(number) &&
      daysOf({ from: plusDays(from, -1), to: plusDays(to, 2) }).every((day) =>
        copy.taken.every(
          (period) =>
            day < period.from || day > period.to || !(period.modules ?? [0, 1, 2, 3]).includes(number),
        ),
      ),
  )

test('a copy is free for some modules when each of them is there each day, counted one by one', () => {
  fc.assert(
    fc.property(copies, modules, span, (all, asked, days) => {
      const lending = lendingOfModules(tool(all), asked)
      const free = all.filter((copy) => isFree(copy, asked, days))
      expect(freeCopies(lending, days).map(({ code }) => code)).toEqual(free.map(({ code }) => code))
      expect(refusalOf(lending, days, start) === null).toBe(free.length > 0)
      const most = Math.max(
        0,
        ...all.map((copy) => [1, 2, 3].filter((number) => isFree(copy, [number], days)).length),
      )
      const together = freeModules(tool(all), days, [1, 2, 3])
      expect(together.length).toBe(most)
      if (together.length > 0) expect(all.some((copy) => isFree(copy, together, days))).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('the next free date for some modules is the first on which one copy has them all', () => {
  fc.assert(
    fc.property(copies, some, (all, asked) => {
      const tried = Array.from({ length: 60 }, (_, day) => plusDays(start, day))
      const first = tried.find((from) => all.some((copy) => isFree(copy, asked, { from, to: from })))
      expect(nextFree(lendingOfModules(tool(all), asked), start)).toBe(first ?? null)
    }),
    { numRuns: 100 },
  )
})
