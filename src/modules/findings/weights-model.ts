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
  const counts = new Map<number, number>()
  const cellOf = (at: number) => (type.codes[at] as number) * width + (departement.codes[at] as number)
  for (let at = 0; at < here.length; at++)
    if (here[at]) counts.set(cellOf(at), (counts.get(cellOf(at)) ?? 0) + 1)
  const nameOf = (column: Column, code: number) => (code === 0 ? null : (column.categories[code - 1] ?? null))
  const places = [...counts.keys()]
  const strata = places.map((cell) => ({
    type: nameOf(type, Math.floor(cell / width)),
    departement: nameOf(departement, cell % width),
    answers: counts.get(cell) ?? 0,
  }))
  const cells: StratumCell[] = strata.map((stratum) => ({
    count: stratum.answers,
    in: names.map((name) => stratum[name]),
  }))
  const found = rake(
    cells,
    names.map((name) => margins[name]),
  )
  return summed(found, strata, places, { here, cellOf })
}

function summed(
  { weights, trimmed, gap }: Weighting,
  strata: { type: string | null; departement: string | null; answers: number }[],
  places: number[],
  { here, cellOf }: { here: Uint8Array; cellOf: (at: number) => number },
): Weights {
  const byCell = new Map(places.map((cell, at) => [cell, weights[at] ?? 0]))
  const of = Float64Array.from(here, (present, at) => (present ? (byCell.get(cellOf(at)) ?? 0) : 0))
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
