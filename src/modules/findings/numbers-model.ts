import { formatNumber } from '#platform/i18n/format.ts'
import type { Category } from './variables-model.ts'

/** Classes between bounds: « moins de 10 », « de 10 à moins de 20 », « 20 et plus ». */
export function classesIn(bounds: readonly number[]): Category[] {
  if (bounds.length === 0) return [{ code: 'all', label: { fr: 'Toutes les valeurs', en: 'All values' } }]
  const fr = (value: number) => formatNumber('fr', value, 2)
  const en = (value: number) => formatNumber('en', value, 2)
  const first = bounds[0] as number
  const last = bounds.at(-1) as number
  return [
    { code: 'c0', label: { fr: `moins de ${fr(first)}`, en: `under ${en(first)}` } },
    ...bounds.slice(0, -1).map((bound, at) => {
      const next = bounds[at + 1] as number
      return {
        code: `c${at + 1}`,
        label: { fr: `de ${fr(bound)} à moins de ${fr(next)}`, en: `${en(bound)} to under ${en(next)}` },
      }
    }),
    { code: `c${bounds.length}`, label: { fr: `${fr(last)} et plus`, en: `${en(last)} and over` } },
  ]
}

/**
 * Mean, median and quartiles of the numbers answered, weighted when weights are given (the least value at which half of the weights is
 * reached). Null under the threshold. The least and the greatest are never told: they are somebody’s.
 */
export function summaryOf(
  values: Float64Array,
  {
    weights,
    kept,
    threshold,
  }: { weights: Float64Array | null; kept: (at: number) => boolean; threshold: number },
): { mean: number; median: number; lower: number; upper: number } | null {
  const known: { value: number; weight: number }[] = []
  for (const [at, value] of values.entries())
    if (kept(at) && !Number.isNaN(value)) known.push({ value, weight: weights?.[at] ?? 1 })
  if (known.length < threshold) return null
  known.sort((a, b) => a.value - b.value)
  const total = known.reduce((sum, { weight }) => sum + weight, 0)
  const quantile = (share: number) => {
    let reached = 0
    for (const { value, weight } of known) {
      reached += weight
      if (reached >= share * total) return value
    }
    return known.at(-1)?.value ?? 0
  }
  return {
    mean: known.reduce((sum, { value, weight }) => sum + value * weight, 0) / total,
    median: quantile(0.5),
    lower: quantile(0.25),
    upper: quantile(0.75),
  }
}
