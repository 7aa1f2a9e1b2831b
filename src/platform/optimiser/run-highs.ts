import type { Highs } from 'highs'

/** A program as HiGHS takes it: least cost (points, negated), a sparse matrix by column, rows from minus infinity. */
export type Program = {
  colCost: number[]
  colUpper: number[]
  rowUpper: number[]
  matrix: { starts: number[]; indices: number[]; values: number[] }
  /** How many of the columns, first ones, are whole numbers. */
  wholes: number
}

/** An answer of HiGHS, in points: `bound` is what no choice of these columns can pass; `duals` by row, what one more unit of it would bring. */
export type Answer = { points: number; values: Float64Array; duals: Float64Array; bound: number }

/**
 * Runs HiGHS on a program, whole or not; `start` is a choice to begin from, by column. Null when nothing was found in time.
 * One thread and a fixed seed: the same program gives the same answer, unless time cuts it.
 */
export function runHighs(
  highs: Highs,
  program: Program,
  { whole, seconds, start }: { whole: boolean; seconds: number; start?: number[] },
): Answer | null {
  const { colCost, colUpper, rowUpper, matrix, wholes } = program
  const [numCols, numRows] = [colCost.length, rowUpper.length]
  // HiGHS calls a program without columns empty rather than solved.
  if (numCols === 0)
    return { points: 0, values: new Float64Array(), duals: new Float64Array(numRows), bound: 0 }
  const { integer, continuous } = highs.constants.variableType
  const model = highs.createModel({
    numCols,
    numRows,
    colCost,
    colLower: colCost.map(() => 0),
    colUpper,
    rowLower: rowUpper.map(() => -highs.infinity),
    rowUpper,
    matrix: { format: 'csc', numRows, numCols, ...matrix },
    ...(whole && { integrality: colCost.map((_, at) => (at < wholes ? integer : continuous)) }),
  })
  try {
    model.options.set({
      output_flag: false,
      random_seed: 0,
      mip_rel_gap: 0,
      mip_abs_gap: 1e-6,
      time_limit: Math.max(0.1, seconds),
    })
    if (whole && start) model.setSolution({ colValue: start })
    model.run()
    if (Number(model.info.get('primal_solution_status')) !== highs.constants.solutionStatus.feasible)
      return null
    const { colValue, rowDual } = model.getSolution()
    const points = -model.getObjectiveValue()
    const optimal = model.getModelStatus() === highs.constants.modelStatus.optimal
    const bound = optimal ? points : whole ? -Number(model.info.get('mip_dual_bound')) : Infinity
    return { points, values: colValue, duals: rowDual.map((dual) => -dual), bound }
  } finally {
    model.dispose()
  }
}
