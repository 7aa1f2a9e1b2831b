/** Respondents of one cell of the strata: their number, and the category of each dimension they belong to. */
export type StratumCell = { count: number; in: readonly (string | null)[] }
/** The frame by category, dimension by dimension. */
export type Margin = Readonly<Record<string, number>>

/** How far a weight may stand from the mean one. */
export type Trim = { low: number; high: number }
const usualTrim: Trim = { low: 0.2, high: 5 }

export type Weighting = {
  /** Weight of each respondent of a cell, in the order of the cells. */
  weights: number[]
  rounds: number
  /** The largest relative gap that is left to a margin. */
  gap: number
  trimmed: number
}

/**
 * Weights whose sums are those of the frame: by post-stratification with one margin, by raking with several (iterative proportional fitting,
 * W. E. Deming and F. F. Stephan, 1940). Each round fits the margins in turn; weights far from the mean one are trimmed, and the whole is fitted to the
 * frame again at the end. A category that the frame or the answers do not have, and « unknown », keep their share of the answers.
 * @param cells with a category (or null) for each margin
 */
export function rake(
  cells: readonly StratumCell[],
  margins: readonly Margin[],
  { trim = usualTrim, most = 200, precision = 1e-9 }: { trim?: Trim; most?: number; precision?: number } = {},
): Weighting {
  const answers = cells.reduce((sum, { count }) => sum + count, 0)
  const frame = Math.max(...margins.map((margin) => sumOf(Object.values(margin))), 0)
  if (answers === 0 || frame === 0)
    return {
      weights: cells.map(() => (answers && frame ? frame / answers : 1)),
      rounds: 0,
      gap: 0,
      trimmed: 0,
    }
  const targets = margins.map((margin, dimension) => targetsOf(cells, margin, dimension, { answers, frame }))
  const mean = frame / answers
  const weights = cells.map(() => mean)
  let rounds = 0
  let gap = Number.POSITIVE_INFINITY
  let trimmed = 0
  while (rounds < most && gap > precision) {
    rounds++
    for (const [dimension, target] of targets.entries()) fitMargin(cells, weights, dimension, target)
    trimmed = 0
    for (const [at, weight] of weights.entries()) {
      const held = Math.min(Math.max(weight, mean * trim.low), mean * trim.high)
      if (Math.abs(held - weight) > mean * 1e-6) trimmed++
      weights[at] = held
    }
    gap = Math.max(...targets.map((target, dimension) => gapOf(cells, weights, dimension, target)))
  }
  // Whatever was trimmed, what is weighted is the whole frame.
  const scale = frame / sumOf(cells.map(({ count }, at) => count * (weights[at] ?? 0)))
  return { weights: weights.map((weight) => weight * scale), rounds, gap, trimmed }
}

const sumOf = (list: number[]) => list.reduce((sum, each) => sum + each, 0)
const keyOf = (cell: StratumCell, dimension: number, margin: Margin | ReadonlyMap<string, number>) => {
  const category = cell.in[dimension] ?? ''
  const known = margin instanceof Map ? margin.has(category) : (margin as Margin)[category]
  return known ? category : ''
}

/** What each category must come to: the frame’s shares, over what is left by those the frame does not know ('' together). */
function targetsOf(
  cells: readonly StratumCell[],
  margin: Margin,
  dimension: number,
  { answers, frame }: { answers: number; frame: number },
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const cell of cells) {
    const key = keyOf(cell, dimension, margin)
    counts.set(key, (counts.get(key) ?? 0) + cell.count)
  }
  const unknown = ((counts.get('') ?? 0) / answers) * frame
  const present = [...counts.keys()].filter((key) => key !== '')
  const total = sumOf(present.map((key) => margin[key] ?? 0))
  return new Map([
    ...present.map((key): [string, number] => [key, ((margin[key] ?? 0) / total) * (frame - unknown)]),
    ...(unknown > 0 ? [['', unknown] as [string, number]] : []),
  ])
}

function sums(
  cells: readonly StratumCell[],
  weights: number[],
  dimension: number,
  target: Map<string, number>,
) {
  const found = new Map<string, number>()
  for (const [at, cell] of cells.entries()) {
    const key = keyOf(cell, dimension, target)
    found.set(key, (found.get(key) ?? 0) + cell.count * (weights[at] ?? 0))
  }
  return found
}

function fitMargin(
  cells: readonly StratumCell[],
  weights: number[],
  dimension: number,
  target: Map<string, number>,
) {
  const found = sums(cells, weights, dimension, target)
  for (const [at, cell] of cells.entries()) {
    const key = keyOf(cell, dimension, target)
    const sum = found.get(key) ?? 0
    if (sum > 0) weights[at] = (weights[at] ?? 0) * ((target.get(key) ?? 0) / sum)
  }
}

function gapOf(
  cells: readonly StratumCell[],
  weights: number[],
  dimension: number,
  target: Map<string, number>,
) {
  const found = sums(cells, weights, dimension, target)
  return Math.max(0, ...[...target].map(([key, goal]) => Math.abs((found.get(key) ?? 0) - goal) / goal))
}
