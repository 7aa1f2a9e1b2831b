import {
  type Column,
  chiSquare,
  effectiveSize,
  hasAnswer,
  lengthOf,
  type Table,
  tabulate,
  together,
  wilson,
} from '#modules/statistics/index.ts'
import type { AnalysedTable, Cell, TableRow, WeightingChoice } from './model.ts'
import { hideCells, hideTotals } from './secrecy-model.ts'
import type { Category, Variable } from './variables-model.ts'

/** A variable with its answers. */
export type Side = { variable: Variable; categories: readonly Category[]; column: Column }

export type TableOptions = {
  /** Answers under which a cell is not shown. */
  threshold: number
  weights: Float64Array | null
  weighted: WeightingChoice
  kept: (at: number) => boolean
}

/**
 * One question, or two crossed, without what few people could be told by. Shares are of those who answered the question of the rows (and that
 * of the columns): the base, which is shown, for not to answer is not an answer. A category of a multiple answer stands for itself, beside
 * those who did not choose it.
 */
export function analyse(row: Side, column: Side | null, options: TableOptions): AnalysedTable {
  const { threshold, weights, weighted, kept } = options
  const height = row.categories.length
  const width = column ? column.categories.length : 1
  const table = tabulate(row.column, column?.column ?? null, options)
  const alone = column
    ? column.column.kind === 'single'
      ? together(table)
      : tabulate(row.column, null, options)
    : table
  const bases = basesOf(table, height)
  const rowBase = basesOf(alone, height)
  const totals = alone.n.slice(0, height).map((line) => line[0] ?? 0)
  const base = rowBase.n[0] ?? 0
  const hidden = column
    ? hideCells(row.column.kind, column.column.kind, {
        totals,
        base,
        threshold,
        cells: table.n.slice(0, height).map((line) => line.slice(0, width)),
        both: answeredBoth(row.column, column.column, { kept, table }),
        columnBases: bases.n.slice(0, width),
      })
    : { rows: hideTotals(row.column.kind, totals, base, threshold), columns: [], cells: [], both: null }
  const rows = row.categories.map((category, r): TableRow => {
    const weight = (table.w[r] ?? []).slice(0, width).reduce((sum, each) => sum + each, 0)
    return {
      category,
      cells: column
        ? column.categories.map((_, c) =>
            hidden.cells[r]?.[c]
              ? null
              : cellAt(table, bases, { r, c, rowWeight: weight, weighted: weights !== null }),
          )
        : [],
      total: hidden.rows[r]
        ? null
        : cellAt(alone, rowBase, { r, c: 0, rowWeight: null, weighted: weights !== null }),
    }
  })
  const someHidden = rows.some(({ total, cells }) => total === null || cells.includes(null))
  const fitsChi = column && !someHidden && row.column.kind === 'single' && column.column.kind === 'single'
  return {
    row: { code: row.variable.code, label: row.variable.label, kind: row.variable.kind },
    column: column && { code: column.variable.code, label: column.variable.label },
    columns: (column?.categories ?? []).map((category, c) => ({
      category,
      base: hidden.columns[c] ? null : (bases.n[c] ?? 0),
    })),
    rows,
    base: hidden.both ?? base,
    total: alone.total,
    threshold,
    weighted,
    chi: fitsChi ? chiSquare(table.n.slice(0, height).map((line) => line.slice(0, width))) : null,
    summary: null,
    hidden: someHidden,
  }
}

/** Who answered the question of the rows, by column: people, weights, squares of weights. */
type Bases = { n: number[]; w: number[]; w2: number[] }

function basesOf(table: Table, height: number): Bases {
  const none = { n: table.n[height] ?? [], w: table.w[height] ?? [] }
  return {
    n: table.base.map((count, c) => count - (none.n[c] ?? 0)),
    w: table.wBase.map((weight, c) => weight - (none.w[c] ?? 0)),
    // Those without an answer are taken for like the others.
    w2: table.w2Base.map((squares, c) => {
      const base = table.wBase[c] ?? 0
      return base > 0 ? squares * ((base - (none.w[c] ?? 0)) / base) : 0
    }),
  }
}

function cellAt(
  table: Table,
  bases: Bases,
  { r, c, rowWeight, weighted }: { r: number; c: number; rowWeight: number | null; weighted: boolean },
): Cell {
  const weight = table.w[r]?.[c] ?? 0
  const base = bases.w[c] ?? 0
  const share = base > 0 ? weight / base : null
  const effective = effectiveSize(base, bases.w2[c] ?? 0)
  const interval = share === null ? null : wilson(share * effective, effective)
  const told = (value: number | null | undefined) =>
    value == null ? null : weighted ? toPercent(value) : value
  return {
    n: table.n[r]?.[c] ?? 0,
    share: told(share),
    low: told(interval?.low),
    high: told(interval?.high),
    rowShare: rowWeight ? told(weight / rowWeight) : null,
  }
}

/**
 * A weighted share is told to the percent: beside the count of a category and the weights of strata, more digits would be an equation that gives back how many
 * of each stratum chose it.
 */
const toPercent = (share: number) => Math.round(share * 100) / 100

/** Of those who answered both questions: how many in each category of the rows, and in all. */
function answeredBoth(
  row: Column,
  column: Column,
  { kept, table }: { kept: (at: number) => boolean; table: Table },
) {
  // Each respondent is in one column: the table knows already.
  if (column.kind === 'single') {
    const sum = (list: readonly number[]) => list.slice(0, -1).reduce((total, each) => total + each, 0)
    const none = table.n.at(-1) ?? []
    return { rows: table.n.slice(0, -1).map(sum), all: sum(table.base) - sum(none) }
  }
  const answers: Column = {
    kind: 'single',
    categories: [''],
    codes: Uint8Array.from({ length: lengthOf(column) }, (_, at) => (hasAnswer(column, at) ? 1 : 0)),
  }
  const { n, base } = tabulate(row, answers, { kept })
  return { rows: n.slice(0, -1).map((line) => line[0] ?? 0), all: (base[0] ?? 0) - (n.at(-1)?.[0] ?? 0) }
}

/**
 * Two waves of one question: the difference of two shares with its 95 % interval, from the interval of each (R. G. Newcombe, Statistics in
 * Medicine 17, 1998, method 10).
 */
export function difference(before: Cell, after: Cell): { change: number; low: number; high: number } | null {
  if (!before || !after) return null
  const { share: p1, low: l1, high: u1 } = before
  const { share: p2, low: l2, high: u2 } = after
  if (p1 === null || p2 === null || l1 === null || l2 === null || u1 === null || u2 === null) return null
  const change = p2 - p1
  return { change, low: change - Math.hypot(p2 - l2, u1 - p1), high: change + Math.hypot(u2 - p2, p1 - l1) }
}
