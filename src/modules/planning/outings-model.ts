import type { Fleet } from './fleet-model.ts'
import type { Found, Journey } from './journeys-model.ts'
import type { Aim } from './label-model.ts'

/** An outing under way: modules of a copy that left home and are with a host until a day. `wishes`: those served, one bit each. */
type Label = {
  wish: number
  opening: number
  from: number
  end: number
  /** The first day that it takes, the buffer ahead included. */
  since: number
  points: number
  wishes: bigint
  before: Label | null
}

/** What a search of outings found. `above`: by wish, what an outing that ends (all were seen) or begins (some were not) with it may bring at most. */
export type FoundOutings = Found & { above: number[] }

/**
 * The outings of a fleet (out of its home, from host to host, back) worth more than `floor`, with `gains` for wishes and `days`, what the days before each day cost. The best
 * ones, or all (the shortest for each set of wishes on the same days). As for seasons (`findJourneys`), but each on days of its own, since days have a price.
 */
export function findOutings(
  fleet: Fleet,
  gains: number[],
  days: Float64Array,
  floor: number,
  { aim, most, mayGoOn = () => true }: { aim: Aim; most: number; mayGoOn?: () => boolean },
): FoundOutings {
  const { tool, openings, wishes, starts, fromHome, between } = fleet
  const rest = completionsOf(fleet, gains, days)
  const priceOf = (from: number, to: number) => (days[to + 1] ?? 0) - (days[from] ?? 0)
  const labelsOn: Label[][] = Array.from({ length: fleet.days + 1 }, () => [])
  const above = wishes.map(() => 0)
  const mayBring = [...above]
  const add = (label: Label) => {
    if (label.points + (rest[label.wish]?.[label.end] ?? Number.NEGATIVE_INFINITY) >= floor)
      labelsOn[label.end]?.push(label)
  }

  for (const [wish, { days: length }] of wishes.entries())
    openings.forEach((opening, at) => {
      const allowed = starts[wish]?.[at]
      if (!allowed) return
      const bit = 1n << BigInt(wish)
      for (let from = Math.max(allowed.from, opening.from + tool.before); from <= allowed.to; from++) {
        const [since, end] = [from - tool.before, from + length - 1]
        const points = (gains[wish] ?? 0) - (fromHome[wish] ?? 0) - priceOf(since, end)
        mayBring[wish] = Math.max(mayBring[wish] ?? 0, points + (rest[wish]?.[end] ?? 0))
        add({ wish, opening: at, from, end, since, points, wishes: bit, before: null })
      }
    })

  const found = new Map<string, { label: Label; points: number }>()
  const goHome = (label: Label) => {
    const until = label.end + tool.after
    if (until > (openings[label.opening]?.to ?? 0)) return
    const points = label.points - (fromHome[label.wish] ?? 0) - priceOf(label.end + 1, until)
    above[label.wish] = Math.max(above[label.wish] ?? 0, points)
    const key = `${label.wishes.toString(36)} ${label.since} ${until}`
    if (points >= floor && points > (found.get(key)?.points ?? Number.NEGATIVE_INFINITY))
      found.set(key, { label, points })
  }
  const goOn = (label: Label) => {
    if (!tool.direct) return
    const soonest = label.end + 1 + tool.direct.days
    for (const [wish, { days: length }] of wishes.entries()) {
      const allowed = starts[wish]?.[label.opening]
      const bit = 1n << BigInt(wish)
      if (!allowed || label.wishes & bit) continue
      const way = between[label.wish]?.[wish] ?? 0
      const until = Math.min(allowed.to, soonest + tool.direct.wait)
      for (let from = Math.max(allowed.from, soonest); from <= until; from++) {
        const end = from + length - 1
        const points = label.points + (gains[wish] ?? 0) - way - priceOf(label.end + 1, end)
        add({ ...label, wish, from, end, points, wishes: label.wishes | bit, before: label })
      }
    }
  }

  let count = 0
  let late = false
  for (let day = 0; day <= fleet.days && count < most && !late; day++) {
    for (const label of keptOf(labelsOn[day] ?? [], aim)) {
      late ||= count % 256 === 0 && !mayGoOn()
      if (count++ >= most || late) break
      goHome(label)
      goOn(label)
    }
    labelsOn[day] = []
  }
  const complete = count < most && !late
  const journeys = [...found.values()].map(({ label, points }) => ({
    journey: outingTo(fleet, label),
    points,
  }))
  journeys.sort((a, b) => b.points - a.points)
  return { journeys, complete, above: complete ? above : mayBring }
}

/** Of the outings that end on a day, those that no other makes useless: as good in all that may follow, or, when all are wanted, taking the same days for the same wishes. */
function keptOf(labels: Label[], aim: Aim): Label[] {
  const kept = new Map<string, Label[]>()
  for (const label of labels.sort((a, b) => b.points - a.points)) {
    const key = aim === 'best' ? `${label.wish}` : `${label.wish} ${label.since} ${label.wishes.toString(36)}`
    const same = kept.get(key) ?? []
    if (same.some((other) => (other.wishes & ~label.wishes) === 0n)) continue
    kept.set(key, [...same, label])
  }
  return [...kept.values()].flat()
}

/** The most points that may follow, by wish and by the day on which its loan ends: the way home, or on to other hosts. Wishes may come twice: it is a bound. */
function completionsOf(fleet: Fleet, gains: number[], prices: Float64Array): Float64Array[] {
  const { tool, days, openings, wishes, starts, fromHome, between } = fleet
  const rest = wishes.map(() => new Float64Array(days).fill(Number.NEGATIVE_INFINITY))
  for (let end = days - 1; end >= 0; end--) {
    const at = openings.findIndex(({ from, to }) => end >= from && end <= to)
    const opening = openings[at]
    if (!opening) continue
    for (const [wish, { days: length }] of wishes.entries()) {
      const mine = starts[wish]?.[at]
      const known = rest[wish]
      if (!mine || !known || end - length + 1 < mine.from || end - length + 1 > mine.to) continue
      const until = end + tool.after
      if (until <= opening.to)
        known[end] = -(fromHome[wish] ?? 0) - (prices[until + 1] ?? 0) + (prices[end + 1] ?? 0)
      if (!tool.direct) continue
      const soonest = end + 1 + tool.direct.days
      for (const [next, { days: more }] of wishes.entries()) {
        const allowed = starts[next]?.[at]
        if (!allowed || next === wish) continue
        const worth = (gains[next] ?? 0) - (between[wish]?.[next] ?? 0) + (prices[end + 1] ?? 0)
        const last = Math.min(allowed.to, soonest + tool.direct.wait)
        for (let from = Math.max(allowed.from, soonest); from <= last; from++) {
          const then = from + more - 1
          const follows = rest[next]?.[then] ?? Number.NEGATIVE_INFINITY
          known[end] = Math.max(known[end] ?? 0, worth - (prices[then + 1] ?? 0) + follows)
        }
      }
    }
  }
  return rest
}

/** The days and the way of an outing, back from its last loan. */
function outingTo({ firstDay, fromHome, between }: Fleet, last: Label): Journey {
  const stops: Journey['stops'] = []
  let way = fromHome[last.wish] ?? 0
  for (let label: Label | null = last; label; label = label.before) {
    stops.unshift({ wish: label.wish, from: label.from + firstDay })
    way += label.before ? (between[label.before.wish]?.[label.wish] ?? 0) : (fromHome[label.wish] ?? 0)
  }
  return { stops, way }
}
