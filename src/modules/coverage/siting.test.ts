import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readInstance, sitingOfInstance } from './read-instance.ts'
import { sitingOf } from './siting-model.ts'
import { solveSiting } from './solve-siting.ts'

const endless = () => Number.POSITIVE_INFINITY
const folder = new URL('../../../bench/instances/', import.meta.url)

/** The best gain of every choice of `places` candidates, each tried. */
function bestOfAll(places: number, candidates: number, demands: number[][]): number {
  const gain = (open: number[]) =>
    demands.reduce((sum, gains) => sum + Math.max(0, ...open.map((i) => gains[i] as number)), 0)
  const choose = (from: number, open: number[]): number => {
    if (open.length === places || from === candidates) return gain(open)
    return Math.max(choose(from + 1, [...open, from]), choose(from + 1, open))
  }
  return choose(0, [])
}

/** Gains by demand and candidate; many zeros, as where most places are out of reach. */
const sitings = fc
  .record({ places: fc.integer({ min: 0, max: 4 }), candidates: fc.integer({ min: 1, max: 8 }) })
  .chain(({ places, candidates }) =>
    fc.record({
      places: fc.constant(places),
      candidates: fc.constant(candidates),
      demands: fc.array(
        fc.array(fc.oneof(fc.constant(0), fc.integer({ min: -3, max: 40 })), {
          minLength: candidates,
          maxLength: candidates,
        }),
        { maxLength: 12 },
      ),
    }),
  )

test('the choice is the best of all, and what it gains is what it says', () => {
  fc.assert(
    fc.property(sitings, ({ places, candidates, demands }) => {
      const solved = solveSiting(sitingOf(places, candidates, demands), endless)
      const best = bestOfAll(places, candidates, demands)
      expect([solved.proven, solved.gain, solved.bound]).toEqual([true, best, best])
      expect(solved.names.length).toBeLessThanOrEqual(places)
      const gained = demands.map((gains) => Math.max(0, ...solved.names.map((i) => gains[i] as number)))
      expect(gained.reduce((sum, each) => sum + each, 0)).toBe(best)
    }),
    { numRuns: 300 },
  )
})

// Optimal costs as the OR-Library publishes them (J. E. Beasley, 1985).
test.each([
  ['pmed1.txt', 5819],
  ['pmed2.txt', 4093],
  ['pmed3.txt', 4250],
  ['pmed4.txt', 3034],
  ['pmed5.txt', 1355],
])('%s of the OR-Library costs %i, proven', (file, cost) => {
  const instance = readInstance(readFileSync(new URL(file, folder), 'utf8'))
  const { siting, worst } = sitingOfInstance(instance)
  const solved = solveSiting(siting, endless)
  expect([solved.proven, worst - solved.gain, solved.names.length]).toEqual([true, cost, instance.places])
})

test('without time, a choice is still given, and a bound that its optimum does not pass', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
    const { siting } = sitingOfInstance(readInstance(readFileSync(new URL(file, folder), 'utf8')))
    const cut = solveSiting(siting, () => 0)
    const { gain } = solveSiting(siting, endless)
    expect(cut.gain).toBeLessThanOrEqual(gain)
    expect(cut.bound).toBeGreaterThanOrEqual(gain)
  }
})

test('a file says what is wrong with it; a repeated edge is that of its last line', () => {
  expect(() => readInstance('')).toThrow('begins with « nodes edges p »')
  expect(() => readInstance('2 1 3\n1 2 5')).toThrow('begins with « nodes edges p »')
  expect(() => readInstance('2 2 1\n1 2 5')).toThrow('tells 2 edges and holds fewer')
  expect(() => readInstance('2 1 1\n1 3 5')).toThrow('edge 1 is « 1 3 5 »')
  expect(() => readInstance('3 1 1\n1 2 5')).toThrow('cannot all be reached')
  expect([...readInstance('2 2 1\n1 2 5\n2 1 7').distances]).toEqual([0, 7, 7, 0])
})
