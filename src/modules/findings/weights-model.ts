import {
  type Column,
  effectiveSize,
  rake,
  type StratumCell,
  type Weighting,
} from '#modules/statistics/index.ts'
import type { Margins, WeightingChoice } from './model.ts'

/** A weight for each answer, and what a reader may ask of them. */
export type Weights = {
  of: Float64Array
  /** Answers that have one, and the frame that they come to. */
  answers: number
  frame: number
  least: number
  greatest: number
  trimmed: number
  gap: number
  /** Answers that would tell as much without weights. */
  effective: number
  strata: { type: string | null; departement: string | null; answers: number; weight: number }[]
}

/**
 * Weights that bring the answers to the frame’s margins: by one (post-stratification) or by both (raking). Null when nothing is weighted.
 * @param here which places hold an answer
 */
export function weightsOf(
  choice: WeightingChoice,
  {
    type,
    departement,
    here,
    margins,
  }: { type: Column; departement: Column; here: Uint8Array; margins: Margins },
): Weights | null {
  if (choice === 'none') return null
  const names = choice === 'both' ? (['type', 'departement'] as const) : ([choice] as const)
  const width = departement.categories.length + 1
  const counts = new Uint32Array((type.categories.length + 1) * width)
  const cells = new Uint32Array(here.length)
  for (let at = 0; at < here.length; at++) {
    const cell = (type.codes[at] as number) * width + (departement.codes[at] as number)
    cells[at] = cell
    if (here[at]) counts[cell] = (counts[cell] as number) + 1
  }
  const nameOf = (column: Column, code: number) => (code === 0 ? null : (column.categories[code - 1] ?? null))
  const places = [...counts.keys()].filter((cell) => (counts[cell] as number) > 0)
  const strata = places.map((cell) => ({
    type: nameOf(type, Math.floor(cell / width)),
    departement: nameOf(departement, cell % width),
    answers: counts[cell] as number,
  }))
  const stratumCells: StratumCell[] = strata.map((stratum) => ({
    count: stratum.answers,
    in: names.map((name) => stratum[name]),
  }))
  const found = rake(
    stratumCells,
    names.map((name) => margins[name]),
  )
  const byCell = new Float64Array(counts.length)
  for (const [at, place] of places.entries()) byCell[place] = found.weights[at] ?? 0
  const of = new Float64Array(here.length)
  for (let at = 0; at < of.length; at++) if (here[at]) of[at] = byCell[cells[at] as number] as number
  return summed(found, strata, of)
}

function summed(
  { weights, trimmed, gap }: Weighting,
  strata: { type: string | null; departement: string | null; answers: number }[],
  of: Float64Array,
): Weights {
  const frame = strata.reduce((sum, { answers }, at) => sum + answers * (weights[at] ?? 0), 0)
  const squares = strata.reduce((sum, { answers }, at) => sum + answers * (weights[at] ?? 0) ** 2, 0)
  return {
    of,
    answers: strata.reduce((sum, { answers }) => sum + answers, 0),
    frame,
    least: Math.min(...weights),
    greatest: Math.max(...weights),
    trimmed,
    gap,
    effective: effectiveSize(frame, squares),
    strata: strata.map((stratum, at) => ({ ...stratum, weight: weights[at] ?? 0 })),
  }
}
