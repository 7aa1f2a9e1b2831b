/**
 * A copy that is with a host: all that matters of the way it came. The loan may end on any day from `soonest` to `latest`; `wishes` are those served, one bit
 * each; `direct`: it came straight from the host of `before`; null: from home, for the first time.
 */
export type Label = {
  wish: number
  opening: number
  soonest: number
  latest: number
  points: number
  wishes: bigint
  direct: boolean
  before: Label | null
}

/** A copy back at home, free from a day; `last` is the loan it comes from, null before the first. */
export type AtHome = { day: number; points: number; wishes: bigint; last: Label | null }

/**
 * What a search keeps: for the best journeys, one label makes another useless when it is as good in everything that may follow; for all journeys, only when it
 * serves the very same wishes.
 */
export type Aim = 'best' | 'all'

/** The labels that a search kept; each `keep` says whether a new one is worth following, and keeps it if so. Labels come in the order of their days. */
export function keeper(aim: Aim, hosts: number) {
  const homes: AtHome[] = []
  const homesBySet = new Map<bigint, number>()
  const labels: Label[][] = Array.from({ length: hosts }, () => [])
  const labelsBySet = new Map<string, Label[]>()

  const sameOf = (label: Label): Label[] => {
    if (aim === 'best') return labels[label.wish] ?? []
    const key = `${label.wish} ${label.wishes.toString(36)}`
    const same = labelsBySet.get(key) ?? []
    labelsBySet.set(key, same)
    return same
  }
  return {
    /** `open`: the wishes that may still come. */
    keepHome(home: AtHome, open: bigint): boolean {
      if (aim === 'all') {
        if ((homesBySet.get(home.wishes) ?? Number.NEGATIVE_INFINITY) >= home.points) return false
        homesBySet.set(home.wishes, home.points)
        return true
      }
      const barred = home.wishes & open
      const useless = homes.some(
        (other) => other.points >= home.points && (other.wishes & open & ~barred) === 0n,
      )
      if (!useless) homes.push(home)
      return !useless
    },
    keepLabel(label: Label, open: bigint): boolean {
      const same = sameOf(label)
      const barred = label.wishes & open
      const useless = same.some(
        (other) =>
          other.opening === label.opening &&
          other.points >= label.points &&
          other.soonest <= label.soonest &&
          other.latest >= label.latest &&
          (other.wishes & open & ~barred) === 0n,
      )
      if (!useless) same.push(label)
      return !useless
    },
  }
}
