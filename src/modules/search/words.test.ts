import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slipsBetween, Words } from './words.ts'

/** Optimal string alignment as its definition has it, without shortcut. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const at = (i: number, j: number) => table[i]?.[j] as number
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(i - 2, j - 2) + 1)
      ;(table[i] as number[])[j] = best
    }
  }
  return at(a.length, b.length)
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })

test('slips are counted as defined, up to the limit', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
      expect(slipsBetween(a, b, limit)).toBe(Math.min(distance(a, b), limit + 1))
    }),
    { numRuns: 3000 },
  )
})

test('the nearest words come first; nothing is told of a word taken back', () => {
  const words = new Words()
  words.add(1, 'ecomusee de l avesnois\nfourmies')
  words.add(2, 'avesnes sur helpe')
  words.add(3, 'avesnes')
  expect(words.closest('avesnoi')).toEqual(['avesnois'])
  expect(words.closest('avesnse')).toEqual(['avesnes'])
  expect(words.closest('foumries')).toEqual(['fourmies'])
  expect(words.closest('ecomsue')).toEqual([])
  expect(words.closest('abc')).toEqual([])
  expect(words.startingWith('aves', 10)).toEqual(['avesnes', 'avesnois'])
  words.remove(1, 'ecomusee de l avesnois\nfourmies')
  expect(words.closest('avesnoi')).toEqual([])
  expect(words.startingWith('aves', 10)).toEqual(['avesnes'])
  expect(words.bearers('avesnes')).toEqual([2, 3])
})
