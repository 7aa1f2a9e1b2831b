import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publishableSlices } from './slices-model.ts'
import { type Hidden, protect, protectList } from './suppression-model.ts'

/** Every table of whole counts with the same totals and the same shown cells, found by trying them all. */
function possible(table: number[][], hidden: Hidden): number[][][] {
  const cells = hidden.flatMap((row, r) => row.flatMap((each, c) => (each ? [[r, c] as const] : [])))
  const rows = table.map((row) => row.reduce((sum, each) => sum + each, 0))
  const columns = (table[0] ?? []).map((_, c) => table.reduce((sum, row) => sum + (row[c] ?? 0), 0))
  const found: number[][][] = []
  const start = table.map((row, r) => row.map((count, c) => (hidden[r]?.[c] ? 0 : count)))
  const fill = (at: number, given: number[][]) => {
    const cell = cells[at]
    if (!cell) {
      const same =
        given.every((row, r) => row.reduce((sum, each) => sum + each, 0) === rows[r]) &&
        columns.every((total, c) => given.reduce((sum, row) => sum + (row[c] ?? 0), 0) === total)
      if (same) found.push(given.map((row) => [...row]))
      return
    }
    const [r, c] = cell
    const row = given[r] as number[]
    const left = Math.min(
      (rows[r] ?? 0) - row.reduce((sum, each) => sum + each, 0),
      (columns[c] ?? 0) - given.reduce((sum, line) => sum + (line[c] ?? 0), 0),
    )
    for (let value = 0; value <= left; value++) {
      row[c] = value
      fill(at + 1, given)
    }
    row[c] = 0
  }
  fill(0, start)
  return found
}

describe('hidden cells', () => {
  test('a small one takes others with it, until totals tell nothing', () => {
    const hidden = protect(
      [
        [2, 12, 30],
        [14, 20, 40],
        [15, 25, 50],
      ],
      11,
    )
    expect(hidden.map((row) => row.map((each) => (each ? 'x' : '.')).join(''))).toEqual(['xx.', 'xx.', '...'])
  })

  test('one alone in a list hides the next smallest', () => {
    expect(protectList([140, 49, 5, 12, 0], 11)).toEqual([false, false, true, true, false])
    expect(protectList([140, 49, 5, 12, 3], 11)).toEqual([false, false, true, false, true])
  })

  test('what is hidden elsewhere as a total is hidden here whole', () => {
    expect(protect([[20, 20], [30, 30]], 11, { rows: [true, true] })).toEqual([[true, true], [true, true]]) // biome-ignore format: a table
  })

  const small = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 3,
  })

  test('no hidden cell can be worked out by trying every table that has the same totals', () => {
    fc.assert(
      fc.property(small, (table) => {
        const hidden = protect(table, 3)
        if (hidden.every((row) => row.every(Boolean))) return
        const tables = possible(table, hidden)
        for (const [r, row] of hidden.entries())
          for (const [c, isHidden] of row.entries())
            if (isHidden) expect(new Set(tables.map((each) => each[r]?.[c])).size).toBeGreaterThan(1)
      }),
      { numRuns: 60 },
    )
  })

  test('no small cell is ever shown', () => {
    fc.assert(
      fc.property(small, (table) => {
        const hidden = protect(table, 3)
        const shown = table.flatMap((row, r) => row.filter((_, c) => !hidden[r]?.[c]))
        expect(shown.filter((count) => count > 0 && count < 3)).toEqual([])
      }),
    )
  })
})

describe('slices of a table', () => {
  test('the one that is left would be told by difference: another is left out with it', () => {
    const slices = new Map([
      ['big', [50, 40]],
      ['fair', [12, 15]],
      ['small', [3, 30]],
    ])
    // « small » has 3 people in a cell. Shown alone beside the whole, « big » and « fair » would tell it.
    expect([...publishableSlices(slices, 11)]).toEqual(['big'])
  })

  test('a whole with a small cell is not cut at all', () => {
    expect(publishableSlices(new Map([['a', [5, 30]], ['b', [0, 40]]]), 11).size).toBe(0) // biome-ignore format: a pair
  })

  test('whatever is added and taken away of what is shown, no cell is small', () => {
    const slice = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }))
    fc.assert(
      fc.property(fc.array(slice, { minLength: 1, maxLength: 5 }), (list) => {
        const slices = new Map<string, number[]>(list.map((cells, at) => [`s${at}`, cells]))
        const shown = publishableSlices(slices, 11)
        if (shown.size === 0) return
        const names = [...shown]
        for (let mask = 0; mask < 2 ** names.length; mask++) {
          const taken = names.filter((_, at) => (mask >> at) & 1)
          for (const cell of [0, 1]) {
            const sum = taken.reduce((total, name) => total + (slices.get(name)?.[cell] ?? 0), 0)
            const whole = list.reduce((total, cells) => total + (cells[cell] ?? 0), 0)
            for (const told of [sum, whole - sum]) expect(told === 0 || told >= 11).toBe(true)
          }
        }
      }),
    )
  })
})
