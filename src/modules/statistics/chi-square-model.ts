export type ChiSquare = {
  statistic: number
  df: number
  p: number
  /** Cramér’s V, from 0 to 1. */
  v: number
  /** Share of cells whose expected count is under 5: past a fifth, p is not to be trusted (W. G. Cochran, 1954). */
  sparse: number
}

/**
 * Pearson’s test of independence, without continuity correction, on unweighted counts. Lines without anybody are left out.
 * @returns null when fewer than two rows or columns have anybody
 */
export function chiSquare(table: readonly (readonly number[])[]): ChiSquare | null {
  const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0)
  const columns = (table[0] ?? []).map((_, at) => sum(table.map((row) => row[at] ?? 0)))
  const kept = columns.flatMap((total, at) => (total > 0 ? [at] : []))
  const rows = table.filter((row) => sum(row) > 0)
  const n = sum(columns)
  if (rows.length < 2 || kept.length < 2) return null
  let statistic = 0
  let small = 0
  for (const row of rows) {
    const total = sum(row)
    for (const at of kept) {
      const expected = (total * (columns[at] ?? 0)) / n
      statistic += ((row[at] ?? 0) - expected) ** 2 / expected
      if (expected < 5) small++
    }
  }
  const df = (rows.length - 1) * (kept.length - 1)
  return {
    statistic,
    df,
    p: upperGamma(df / 2, statistic / 2),
    v: Math.sqrt(statistic / (n * (Math.min(rows.length, kept.length) - 1))),
    sparse: small / (rows.length * kept.length),
  }
}

/**
 * The regularised upper incomplete gamma function Q(a, x): by its series under a + 1, by its continued fraction (Lentz) beyond
 * (Press et al., Numerical Recipes, § 6.2; Abramowitz and Stegun 6.5.29 and 6.5.31).
 */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1
  const scale = Math.exp(-x + a * Math.log(x) - logGamma(a))
  if (x < a + 1) {
    let term = 1 / a
    let total = term
    for (let k = 1; k < 10_000 && Math.abs(term) > Math.abs(total) * 1e-16; k++) {
      term *= x / (a + k)
      total += term
    }
    return Math.max(0, 1 - total * scale)
  }
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let h = d
  for (let k = 1; k < 10_000; k++) {
    const factor = -k * (k - a)
    b += 2
    d = 1 / (factor * d + b || tiny)
    c = b + factor / c || tiny
    h *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return Math.min(1, scale * h)
}

/** The logarithm of gamma, by Lanczos’ approximation (g = 7, nine terms), to about 1e-15. */
function logGamma(z: number): number {
  const [first = 0, ...terms] = [
    0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
    12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ]
  if (z < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * z)) - logGamma(1 - z)
  const x = z - 1
  const t = x + 7.5
  const series = terms.reduce((sum, term, at) => sum + term / (x + at + 1), first)
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(series)
}
