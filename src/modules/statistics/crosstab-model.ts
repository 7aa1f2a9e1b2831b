import { type Column, chosen, lengthOf } from './column-model.ts'

/**
 * Counts of respondents by category of one column, or of two. The last row and the last column are those who gave no answer, so that each table
 * is whole. With weights, `w` are their sums and `w2` the sums of their squares, by which intervals know what they are worth.
 */
export type Table = {
  n: number[][]
  w: number[][]
  /** Respondents, and sums of weights, of each column (one for a table of one question). */
  base: number[]
  wBase: number[]
  w2Base: number[]
  /** Respondents in all. */
  total: number
}

/** One column, for tables of one question. */
const whole = (length: number): Column => ({
  kind: 'single',
  categories: [''],
  codes: new Uint8Array(length).fill(1),
})

/**
 * Counts one question, or crosses two, over the respondents that `kept` keeps (all without it).
 * @param weights one a respondent; null: each counts for one
 */
export function tabulate(
  row: Column,
  column: Column | null,
  { weights = null, kept }: { weights?: Float64Array | null; kept?: (at: number) => boolean } = {},
): Table {
  const length = lengthOf(row)
  const across = column ?? whole(length)
  const height = row.categories.length + 1
  const width = across.categories.length + 1
  const n = new Float64Array(height * width)
  const w = new Float64Array(height * width)
  const base = new Float64Array(width)
  const wBase = new Float64Array(width)
  const w2Base = new Float64Array(width)
  const simple = row.kind === 'single' && across.kind === 'single'
  const down = new Uint16Array(height)
  const over = new Uint16Array(width)
  let total = 0
  for (let at = 0; at < length; at++) {
    if (kept && !kept(at)) continue
    total++
    const weight = weights ? (weights[at] as number) : 1
    if (simple) {
      // « No answer » is code 0, and stands last.
      const r = ((row.codes[at] as number) || height) - 1
      const c = ((across.codes[at] as number) || width) - 1
      const cell = r * width + c
      n[cell] = (n[cell] as number) + 1
      w[cell] = (w[cell] as number) + weight
      base[c] = (base[c] as number) + 1
      wBase[c] = (wBase[c] as number) + weight
      w2Base[c] = (w2Base[c] as number) + weight * weight
    } else {
      const rows = chosen(row, at, down)
      const columns = chosen(across, at, over)
      for (let j = 0; j < columns; j++) {
        const c = over[j] as number
        base[c] = (base[c] as number) + 1
        wBase[c] = (wBase[c] as number) + weight
        w2Base[c] = (w2Base[c] as number) + weight * weight
        for (let i = 0; i < rows; i++) {
          const cell = (down[i] as number) * width + c
          n[cell] = (n[cell] as number) + 1
          w[cell] = (w[cell] as number) + weight
        }
      }
    }
  }
  const cut = (list: Float64Array) =>
    Array.from({ length: height }, (_, r) => [...list.subarray(r * width, (r + 1) * width)])
  const flat = (table: number[][]) => (column ? table : table.map((line) => line.slice(0, 1)))
  const first = (list: Float64Array) => (column ? [...list] : [list[0] as number])
  return {
    n: flat(cut(n)),
    w: flat(cut(w)),
    base: first(base),
    wBase: first(wBase),
    w2Base: first(w2Base),
    total,
  }
}

/** The table of one question, from the same crossed with one of a single answer: each respondent is in one of its columns. */
export function together(crossed: Table): Table {
  const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0)
  const rows = (lines: readonly (readonly number[])[]) => lines.map((line) => [sum(line)])
  return {
    n: rows(crossed.n),
    w: rows(crossed.w),
    base: [sum(crossed.base)],
    wBase: [sum(crossed.wBase)],
    w2Base: [sum(crossed.w2Base)],
    total: crossed.total,
  }
}
