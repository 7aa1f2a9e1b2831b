import { hasAnswer } from '#modules/statistics/index.ts'
import { analyse, type Side, type TableOptions } from './table-model.ts'

/** The sides of the questions that decide whether a side is asked; null for one that has no table of its own (words, a day, a commune). */
type Decided = { side: Side; by: (Side | null)[] }

/**
 * Whether the base of a question tells of few people. Not to answer is not an answer, but not to have been asked is: whoever reads how many were asked reads how
 * many gave the answers that decide it. So a question with a condition has its table only where
 * - those who were asked, and the others, are nobody or as many as the threshold, in all and in each part shown;
 * - the table of the question that decides, crossed alike, hides nothing that the base would give back;
 * - one question decides alone when the table is crossed; two that decide together hide nothing where they cross.
 */
export function baseTells({ side, by }: Decided, across: Side | null, options: TableOptions): boolean {
  if (by.length === 0) return false
  if (partsOf(side, across, options).some((count) => count > 0 && count < options.threshold)) return true
  if (across && by.length > 1) return true
  const known = by.filter((each) => each !== null)
  const plain: TableOptions = { ...options, weights: null, weighted: 'none' }
  const hides = (one: Side, other: Side | null) => {
    const table = analyse(one, other, plain)
    return table.hidden || table.columns.some(({ base }) => base === null)
  }
  if (known.some((one) => hides(one, null) || (across && hides(one, across)))) return true
  return known.some((one, at) => known.slice(at + 1).some((other) => hides(one, other)))
}

/** Those who answered and the others: of all, then of each category across. */
function partsOf(side: Side, across: Side | null, { kept }: TableOptions): number[] {
  const width = across ? across.categories.length : 0
  const counts = new Float64Array(2 * (width + 1))
  const length =
    side.column.kind === 'single' ? side.column.codes.length : side.column.codes.length / side.column.width
  for (let at = 0; at < length; at++) {
    if (!kept(at)) continue
    const answered = hasAnswer(side.column, at) ? 0 : 1
    counts[answered] = (counts[answered] ?? 0) + 1
    if (!across) continue
    for (let place = 0; place < width; place++)
      if (inCategory(across, at, place)) {
        const cell = 2 * (place + 1) + answered
        counts[cell] = (counts[cell] ?? 0) + 1
      }
  }
  return [...counts]
}

/** Whether somebody is in a category of a side. */
export function inCategory({ column }: Side, at: number, place: number): boolean {
  if (column.kind === 'single') return column.codes[at] === place + 1
  return (((column.codes[at * column.width + (place >> 3)] ?? 0) >> (place & 7)) & 1) === 1
}
