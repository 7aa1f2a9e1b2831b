import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chiSquare, upperGamma } from './chi-square-model.ts'
import type { Column } from './column-model.ts'
import { tabulate } from './crosstab-model.ts'
import { effectiveSize, wilson } from './interval-model.ts'
import { type Margin, rake } from './raking-model.ts'

const rounded = (value: number | undefined, digits = 4) => Number((value ?? Number.NaN).toFixed(digits))

describe('values published elsewhere', () => {
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])(
    'Wilson, %i of %i: R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3',
    (x, n, low, high) => {
      const interval = wilson(x, n)
      expect([rounded(interval?.low), rounded(interval?.high)]).toEqual([low, high])
    },
  )

  test('chi²: A. Agresti, An Introduction to Categorical Data Analysis (2007), table 2.5, party by gender', () => {
    const found = chiSquare([
      [762, 327, 468],
      [484, 239, 477],
    ])
    expect([rounded(found?.statistic, 2), found?.df, found?.p.toExponential(3), rounded(found?.v)]).toEqual([
      30.07,
      2,
      '2.954e-7',
      0.1044,
    ])
  })

  test.each([
    [1, 3.841459, 0.05],
    [2, 5.991465, 0.05],
    [10, 18.307038, 0.05],
    [1, 6.634897, 0.01],
    [30, 50.892181, 0.01],
  ])(
    'upper quantile of chi², %i degrees: E. S. Pearson and H. O. Hartley, Biometrika Tables, table 8',
    (df, x, p) => {
      expect(rounded(upperGamma(df / 2, x / 2), 6)).toBe(p)
    },
  )

  test('raking keeps the odds ratios of what is raked: S. E. Fienberg, Annals of Mathematical Statistics 41 (1970)', () => {
    const seed = [
      [40, 30, 20, 10],
      [35, 50, 100, 75],
      [30, 80, 70, 120],
      [20, 30, 40, 50],
    ]
    const margins: Margin[] = [
      { r0: 150, r1: 300, r2: 400, r3: 150 },
      { c0: 200, c1: 300, c2: 400, c3: 100 },
    ]
    const cells = seed.flatMap((row, r) => row.map((count, c) => ({ count, in: [`r${r}`, `c${c}`] })))
    const { weights } = rake(cells, margins, { trim: { low: 0, high: 100 } })
    const fitted = seed.map((row, r) => row.map((count, c) => count * (weights[r * 4 + c] ?? 0)))
    const odds = (table: number[][], r: number, c: number) =>
      ((table[0]?.[0] ?? 0) * (table[r]?.[c] ?? 0)) / ((table[0]?.[c] ?? 0) * (table[r]?.[0] ?? 0))
    for (const r of [1, 2, 3])
      for (const c of [1, 2, 3]) expect(rounded(odds(fitted, r, c), 6)).toBe(rounded(odds(seed, r, c), 6))
    expect(
      fitted.map((row) =>
        rounded(
          row.reduce((sum, each) => sum + each, 0),
          4,
        ),
      ),
    ).toEqual([150, 300, 400, 150])
    expect(
      [0, 1, 2, 3].map((c) =>
        rounded(
          fitted.reduce((sum, row) => sum + (row[c] ?? 0), 0),
          4,
        ),
      ),
    ).toEqual([200, 300, 400, 100])
  })
})

describe('weights', () => {
  test('post-stratified, each stratum weighs what the frame has of it', () => {
    const { weights } = rake(
      [
        { count: 140, in: ['library'] },
        { count: 10, in: ['culture'] },
      ],
      [{ library: 933, culture: 67 }],
    )
    expect(weights.map((weight) => rounded(weight))).toEqual([rounded(933 / 140), rounded(67 / 10)])
  })

  test('what the frame does not know keeps its share of the answers', () => {
    const { weights } = rake(
      [
        { count: 5, in: ['known'] },
        { count: 5, in: [null] },
      ],
      [{ known: 100 }],
    )
    expect(weights).toEqual([10, 10])
  })

  const category = fc.constantFrom('a', 'b', 'c', null)
  const cells = fc.array(
    fc.record({ count: fc.integer({ min: 1, max: 300 }), in: fc.tuple(category, category) }),
    {
      minLength: 1,
      maxLength: 16,
    },
  )
  const margin = fc.record({ a: fc.integer({ min: 1, max: 900 }), b: fc.integer({ min: 1, max: 900 }) })

  test('whatever the answers, they sum to the frame and none is negative', () => {
    fc.assert(
      fc.property(cells, margin, (given, each) => {
        const { weights } = rake(given, [each, { a: each.b, b: each.a }])
        const sum = given.reduce((total, { count }, at) => total + count * (weights[at] ?? 0), 0)
        expect([rounded(sum, 6), weights.every((weight) => weight > 0)]).toEqual([each.a + each.b, true])
      }),
    )
  })

  test('ten equal weights are worth ten answers, unequal ones fewer', () => {
    expect([effectiveSize(20, 40), effectiveSize(10, 34)]).toEqual([10, 100 / 34])
  })
})

describe('tables', () => {
  const single = (codes: number[]): Column => ({
    kind: 'single',
    categories: ['x', 'y'],
    codes: Uint8Array.from(codes),
  })
  const multiple: Column = {
    kind: 'multiple',
    categories: ['p', 'q'],
    codes: Uint8Array.from([1, 3, 0, 2]),
    width: 1,
  }

  test('no answer stands last, and the table is whole', () => {
    expect(tabulate(single([1, 2, 0, 1]), single([1, 1, 2, 0])).n).toEqual([
      [1, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
    ])
  })

  test('a multiple answer counts once a category, and its base is people', () => {
    const table = tabulate(multiple, null, { weights: Float64Array.from([1, 2, 3, 4]) })
    expect([table.n, table.w, table.base, table.wBase]).toEqual([[[2], [2], [1]], [[3], [6], [3]], [4], [10]])
  })

  test('a filter keeps what it keeps', () => {
    expect(tabulate(single([1, 2, 0, 1]), null, { kept: (at) => at > 1 }).n).toEqual([[1], [0], [1]])
  })
})
