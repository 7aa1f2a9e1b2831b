import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readInstance, sitingOfInstance } from './read-instance.ts'
import { sitingOf } from './siting-model.ts'
import { solveSiting } from './solve-siting.ts'

/** The most that any choice of so many candidates gains, each tried. */
function bestOfAll(gains: number[][], candidates: number, places: number): number {
  let best = 0
  for (let set = 0; set < 2 ** candidates; set++) {
    const open = Array.from({ length: candidates }, (_, i) => i).filter((i) => set & (1 << i))
    if (open.length !== places) continue
    best = Math.max(
      best,
      gains.reduce((sum, row) => sum + Math.max(0, ...open.map((i) => row[i] as number)), 0),
    )
  }
  return best
}

test('the best choice is what trying every one gives, and is proven', () => {
  const problem = fc.integer({ min: 2, max: 8 }).chain((candidates) =>
    fc.record({
      gains: fc.array(fc.array(fc.nat({ max: 9 }), { minLength: candidates, maxLength: candidates }), {
        minLength: 1,
        maxLength: 12,
      }),
      places: fc.integer({ min: 1, max: candidates }),
    }),
  )
  fc.assert(
    fc.property(problem, ({ gains, places }) => {
      const candidates = gains[0]?.length ?? 0
      const solved = solveSiting(sitingOf(places, candidates, gains), () => 60)
      const best = bestOfAll(gains, candidates, places)
      expect(solved).toMatchObject({ gain: best, bound: best, proven: true })
      const reached = gains.reduce(
        (sum, row) => sum + Math.max(0, ...solved.names.map((i) => row[i] as number)),
        0,
      )
      expect(reached).toBe(best)
      expect(solved.names.length).toBeLessThanOrEqual(places)
    }),
    { numRuns: 300 },
  )
})

test('without time, nothing is called proven that is not, and the bound holds', () => {
  const gains = Array.from({ length: 40 }, (_, d) =>
    Array.from({ length: 12 }, (_, i) => (d * 7 + i * i * 5) % 11),
  )
  const solved = solveSiting(sitingOf(4, 12, gains), () => 0)
  const best = bestOfAll(gains, 12, 4)
  expect(solved.bound).toBeGreaterThanOrEqual(best)
  expect(solved.gain).toBeLessThanOrEqual(best)
  if (solved.proven) expect(solved.gain).toBe(best)
})

test('a file of the OR-Library: shortest paths, the last of repeated edges counts', () => {
  // A path 1–2–3–4, its first edge told twice: 9, then 2.
  const instance = readInstance('4 4 1\n1 2 9\n2 3 3\n3 4 4\n2 1 2\n')
  expect([...instance.distances.slice(0, 4)]).toEqual([0, 2, 5, 9])
  const { siting, worst } = sitingOfInstance(instance)
  const solved = solveSiting(siting, () => 60)
  expect(solved.proven).toBe(true)
  expect(worst - solved.gain).toBe(5 + 3 + 0 + 4)
  expect(() => readInstance('hello')).toThrow('Not a p-median file')
  expect(() => readInstance('2 1 1\n1 5 3\n')).toThrow('edge 1')
  expect(() => readInstance('3 1 1\n1 2 3\n')).toThrow('cannot all be reached')
})
