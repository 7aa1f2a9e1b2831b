/** A stratum as margins and quotas name it: type and département, nothing for one that is not known. */
export const stratumKey = (stratum: { type: string | null; departement: string | null }): string =>
  `${stratum.type ?? ''}|${stratum.departement ?? ''}`

/** The type and the département of a stratum’s key; null for what is not known. */
export function stratumOf(key: string): { type: string | null; departement: string | null } {
  const [type = '', departement = ''] = key.split('|')
  return { type: type || null, departement: departement || null }
}

/** Whether a text names a stratum. */
export const isStratum = (key: string): boolean => /^[a-z0-9-]{0,60}\|[0-9AB]{0,5}$/.test(key)

/**
 * Answers wanted of each stratum so that they are in proportion to the frame (method of the largest remainder), none more than the stratum has.
 * @param total answers wanted in all
 * @param strata how many contacts each stratum has
 */
export function inProportion(
  total: number,
  strata: Readonly<Record<string, number>>,
): Record<string, number> {
  const contacts = Object.values(strata).reduce((sum, count) => sum + count, 0)
  const wanted = Math.min(total, contacts)
  const shares = Object.entries(strata).map(([key, count]) => {
    const exact = contacts === 0 ? 0 : (count * wanted) / contacts
    return { key, whole: Math.floor(exact), rest: exact - Math.floor(exact) }
  })
  let left = wanted - shares.reduce((sum, { whole }) => sum + whole, 0)
  // Of equal remainders, the first by its name: the same frame gives the same quotas.
  for (const share of [...shares].sort(
    (one, other) => other.rest - one.rest || (one.key < other.key ? -1 : 1),
  )) {
    if (left <= 0) break
    share.whole++
    left--
  }
  return Object.fromEntries(shares.filter(({ whole }) => whole > 0).map(({ key, whole }) => [key, whole]))
}
