/** Which cells of a table are hidden: `true` where the count is not to be shown. */
export type Hidden = boolean[][]

/**
 * Hides what a table would tell of few people. First the cells of 1 to `threshold` − 1 respondents; then others, the smallest that will do, until nobody
 * who knows the totals of rows and columns can work a hidden cell out: each could still take another value (see `workedOut`). Zeros stay, unless no other
 * cell can hide one. A table where that cannot be had is hidden whole.
 * @param table counts of a partition: every respondent in one cell
 * @param totals rows and columns whose total is hidden elsewhere: nothing of them is shown
 */
export function protect(
  table: readonly (readonly number[])[],
  threshold: number,
  totals: { rows?: readonly boolean[]; columns?: readonly boolean[] } = {},
): Hidden {
  const hidden: Hidden = table.map((row, r) =>
    row.map(
      (count, c) =>
        (count > 0 && count < threshold) || totals.rows?.[r] === true || totals.columns?.[c] === true,
    ),
  )
  for (;;) {
    const exposed = firstWorkedOut(table, hidden)
    if (!exposed) return hidden
    const next = helper(table, hidden, exposed)
    if (!next) return table.map((row) => row.map(() => true))
    ;(hidden[next[0]] as boolean[])[next[1]] = true
  }
}

/** The same for a list of counts whose sum is known: never one hidden alone. */
export function protectList(counts: readonly number[], threshold: number): boolean[] {
  const hidden = counts.map((count) => count > 0 && count < threshold)
  if (hidden.filter(Boolean).length !== 1) return hidden
  const others = counts.flatMap((count, at) =>
    hidden[at] ? [] : [{ at, count: count || Number.POSITIVE_INFINITY }],
  )
  const next = others.sort((a, b) => a.count - b.count || a.at - b.at)[0]
  return hidden.map((each, at) => each || at === next?.at)
}

type Cell = readonly [row: number, column: number]

function firstWorkedOut(table: readonly (readonly number[])[], hidden: Hidden): Cell | null {
  for (const [r, row] of hidden.entries())
    for (const [c, isHidden] of row.entries()) if (isHidden && workedOut(table, hidden, [r, c])) return [r, c]
  return null
}

/** The smallest cell that would cover the exposed one at once; else the smallest beside it that leaves no line with one hidden cell. */
function helper(table: readonly (readonly number[])[], hidden: Hidden, [row, column]: Cell): Cell | null {
  const count = ([r, c]: Cell) => table[r]?.[c] || Number.POSITIVE_INFINITY
  const shown = hidden
    .flatMap((line, r) => line.flatMap((isHidden, c): Cell[] => (isHidden ? [] : [[r, c]])))
    .sort((a, b) => count(a) - count(b))
  const covers = ([r, c]: Cell) => {
    const tried = hidden.map((line, at) => (at === r ? line.with(c, true) : line))
    return !workedOut(table, tried, [row, column])
  }
  const alone = ([r, c]: Cell) =>
    (r === row && (hidden[row] ?? []).filter(Boolean).length === 1) ||
    (c === column && hidden.filter((line) => line[column]).length === 1)
  const beside = shown.filter(([r, c]) => r === row || c === column)
  return shown.find(covers) ?? beside.find(alone) ?? beside[0] ?? null
}

/**
 * Whether the totals leave a hidden cell one value only. The hidden cells may move together along a circuit that takes one from a cell, gives it to the next
 * of the row, takes it from the next of that column…: a cell can change if and only if it lies on such a circuit where every cell that gives has somebody
 * to give (residual paths of a transportation polytope).
 */
function workedOut(table: readonly (readonly number[])[], hidden: Hidden, [row, column]: Cell): boolean {
  return !circuit(table, hidden, [row, column], 1) && !circuit(table, hidden, [row, column], -1)
}

/** Whether a cell may gain (+1) or lose (−1) one: a path from its column back to its row over the other hidden cells. */
function circuit(
  table: readonly (readonly number[])[],
  hidden: Hidden,
  [row, column]: Cell,
  sign: 1 | -1,
): boolean {
  if (sign < 0 && (table[row]?.[column] ?? 0) < 1) return false
  const seenRows = new Set<number>()
  const columns = [column]
  const seenColumns = new Set(columns)
  for (const c of columns) {
    for (const [r, line] of hidden.entries()) {
      // In this column a cell moves against the first one’s sign, in its row another one with it.
      if (!line[c] || seenRows.has(r) || (r === row && c === column)) continue
      if (sign > 0 && (table[r]?.[c] ?? 0) < 1) continue
      if (r === row) return true
      seenRows.add(r)
      for (const [next, isHidden] of line.entries()) {
        if (!isHidden || next === c || seenColumns.has(next)) continue
        if (sign < 0 && (table[r]?.[next] ?? 0) < 1) continue
        seenColumns.add(next)
        columns.push(next)
      }
    }
  }
  return false
}
