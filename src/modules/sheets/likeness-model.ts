/** A territory as it is compared: values of indicators, by code. */
export type Profile = { code: string; values: ReadonlyMap<string, number> }

/** A territory near another: `distance` in standard deviations, by indicator; `shared` indicators they both have. */
export type Likeness = { code: string; distance: number; shared: number }

/**
 * The territories most like one: each indicator is standardised (its mean taken off, then divided by its standard deviation, over the territories that have it), and the
 * distance is the root of the mean of squared differences over the indicators both have. Those that share fewer than half of its indicators are left out.
 */
export function mostLike(profiles: readonly Profile[], code: string, count: number): Likeness[] {
  const own = profiles.find((each) => each.code === code)
  if (!own) return []
  const scales = new Map(
    [...own.values.keys()].flatMap((indicator) => {
      const values = profiles.flatMap(({ values }) => values.get(indicator) ?? [])
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
      return deviation > 0 ? [[indicator, deviation] as const] : []
    }),
  )
  return profiles
    .filter((each) => each.code !== code)
    .flatMap(({ code: other, values }): Likeness[] => {
      const squares = [...scales].flatMap(([indicator, deviation]) => {
        const [here, there] = [own.values.get(indicator), values.get(indicator)]
        return here === undefined || there === undefined ? [] : [((here - there) / deviation) ** 2]
      })
      if (squares.length === 0 || squares.length < scales.size / 2) return []
      const distance = Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / squares.length)
      return [{ code: other, distance, shared: squares.length }]
    })
    .sort((a, b) => a.distance - b.distance || (a.code < b.code ? -1 : 1))
    .slice(0, count)
}
