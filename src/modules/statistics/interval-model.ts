/** The 97.5 % quantile of the normal law: what a 95 % interval takes on each side. */
const z95 = 1.959963984540054

/**
 * Wilson’s score interval of a proportion, without continuity correction (E. B. Wilson, JASA 22, 1927).
 * @param successes weighted or not, from 0 to `n`
 * @param n respondents; for weighted answers their effective number
 * @returns bounds from 0 to 1; null without respondents
 */
export function wilson(successes: number, n: number, z = z95): { low: number; high: number } | null {
  if (!(n > 0)) return null
  const share = Math.min(1, Math.max(0, successes / n))
  const middle = share + (z * z) / (2 * n)
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) }
}

/** How many equal weights tell as much as these (L. Kish, Survey Sampling, 1965): (Σw)² / Σw². */
export function effectiveSize(sum: number, sumOfSquares: number): number {
  return sumOfSquares > 0 ? (sum * sum) / sumOfSquares : 0
}
