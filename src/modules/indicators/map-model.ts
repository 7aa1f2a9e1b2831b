/** A class of values: both limits are values of it, the number of territories in it. */
export type ValueClass = { name: string; from: number; to: number; count: number }
export type Classes = {
  /** How limits were chosen: set for the indicator, or so that classes hold the same number of territories. */
  method: 'thresholds' | 'quantiles'
  classes: ValueClass[]
  classOf: (value: number) => string
}

/** Names that the style sheet knows, from the least to the most. */
const names = ['level-1', 'level-2', 'level-3', 'level-4']

/**
 * Up to four classes: between the thresholds, or of about the same number. Equal values are never in two classes, so that there may be fewer.
 * @param thresholds up to three, rising; a value on one belongs above it
 */
export function classesOf(values: readonly number[], thresholds: readonly number[]): Classes {
  const sorted = values.toSorted((a, b) => a - b)
  const method = thresholds.length > 0 ? 'thresholds' : 'quantiles'
  const limits = method === 'thresholds' ? thresholds : quartiles(sorted)
  const rank = (value: number) => limits.filter((limit) => value >= limit).length
  const classes = [...Map.groupBy(sorted, rank)].map(([at, own]) => ({
    name: names[at] as string,
    from: own[0] as number,
    to: own.at(-1) as number,
    count: own.length,
  }))
  return { method, classes, classOf: (value) => names[rank(value)] as string }
}

/**
 * Where quarters begin. When a quarter or more share the least value (often zero), they are a class of their own and the others are cut in thirds.
 */
function quartiles(sorted: readonly number[]): number[] {
  const least = sorted[0] as number
  const rest = sorted.filter((each) => each > least)
  const tied = (sorted.length - rest.length) * 4 >= sorted.length && rest.length > 0
  const [cut, shares] = tied ? [rest, [0, 1 / 3, 2 / 3]] : [sorted, [0.25, 0.5, 0.75]]
  const limits = shares.flatMap((share) => cut[Math.floor(share * cut.length)] ?? [])
  return [...new Set(limits)].filter((limit) => limit > least)
}
