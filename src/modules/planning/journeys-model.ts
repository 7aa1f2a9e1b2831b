import { completionsOf } from './completion-model.ts'
import type { Fleet } from './fleet-model.ts'
import { type Aim, type AtHome, keeper, type Label } from './label-model.ts'

/** The season of one copy of a fleet: wishes by their place in the fleet, each with its first day; `way` in points. */
export type Journey = { stops: { wish: number; from: number }[]; way: number }

/** What a search found; `most` points of any journey; `complete` false when it was cut short. */
export type Found = { journeys: { journey: Journey; points: number }[]; complete: boolean }

/**
 * The journeys of a fleet worth more than `floor`, with `gains` for wishes: the best ones, or all (the shortest for each set of wishes). Labels go forward in
 * time; one that cannot reach the floor, whatever follows, is left (so do those beyond `most` labels or past the time of `mayGoOn`, and the search is then not complete).
 */
export function findJourneys(
  fleet: Fleet,
  gains: number[],
  floor: number,
  {
    aim,
    most,
    rest = completionsOf(fleet, gains),
    mayGoOn = () => true,
  }: { aim: Aim; most: number; rest?: ReturnType<typeof completionsOf>; mayGoOn?: () => boolean },
): Found {
  const { tool, days, openings, wishes, starts, fromHome, between } = fleet
  const kept = keeper(aim, wishes.length)
  const homesOn: AtHome[][] = Array.from({ length: days + 1 }, () => [])
  const labelsOn: Label[][] = Array.from({ length: days + 1 }, () => [])
  const bestBySet = new Map<bigint, { label: Label; points: number }>()
  const openFrom = openWishes(fleet)
  let count = 0

  const arrive = (
    wish: number,
    opening: number,
    from: number,
    to: number,
    came: Omit<Label, 'wish' | 'opening' | 'soonest' | 'latest'>,
  ) => {
    const length = wishes[wish]?.days ?? 0
    const [soonest, latest] = [from + length - 1, to + length - 1]
    const points = came.points + (gains[wish] ?? 0)
    let reach = Number.NEGATIVE_INFINITY
    for (let day = soonest; day <= latest; day++) reach = Math.max(reach, rest.host[wish]?.[day] ?? reach)
    if (points + reach < floor) return
    labelsOn[soonest]?.push({
      ...came,
      wish,
      opening,
      soonest,
      latest,
      points,
      wishes: came.wishes | (1n << BigInt(wish)),
    })
  }
  const leaveHome = (home: AtHome) => {
    for (let wish = 0; wish < wishes.length; wish++) {
      if (home.wishes & (1n << BigInt(wish))) continue
      for (let at = 0; at < openings.length; at++) {
        const allowed = starts[wish]?.[at]
        if (!allowed) continue
        const from = Math.max(allowed.from, (openings[at]?.from ?? 0) + tool.before, home.day + tool.before)
        const points = home.points - (fromHome[wish] ?? 0)
        if (from <= allowed.to)
          arrive(wish, at, from, allowed.to, {
            points,
            wishes: home.wishes,
            direct: false,
            before: home.last,
          })
      }
    }
  }
  const goHome = (label: Label) => {
    if (label.soonest + tool.after > (openings[label.opening]?.to ?? 0)) return
    const points = label.points - (fromHome[label.wish] ?? 0)
    const day = label.soonest + tool.after + 1
    const known = bestBySet.get(label.wishes)
    if (points >= floor && points > (known?.points ?? Number.NEGATIVE_INFINITY))
      bestBySet.set(label.wishes, { label, points })
    if (points + (rest.home[day] ?? 0) >= floor)
      homesOn[day]?.push({ day, points, wishes: label.wishes, last: label })
  }
  const goOn = (label: Label) => {
    if (!tool.direct) return
    const first = label.soonest + 1 + tool.direct.days
    const last = label.latest + 1 + tool.direct.days + tool.direct.wait
    for (let wish = 0; wish < wishes.length; wish++) {
      const allowed = starts[wish]?.[label.opening]
      if (!allowed || label.wishes & (1n << BigInt(wish))) continue
      const [from, to] = [Math.max(allowed.from, first), Math.min(allowed.to, last)]
      const points = label.points - (between[label.wish]?.[wish] ?? 0)
      if (from <= to)
        arrive(wish, label.opening, from, to, { points, wishes: label.wishes, direct: true, before: label })
    }
  }

  // The clock is looked at now and then only.
  let looked = 0
  let late = false
  const cut = () => {
    late ||= looked++ % 256 === 0 && !mayGoOn()
    return late
  }

  homesOn[0]?.push({ day: 0, points: 0, wishes: 0n, last: null })
  for (let day = 0; day <= days && count < most && !late; day++) {
    for (const home of inOrder(homesOn[day] ?? [])) {
      if (cut()) break
      if (kept.keepHome(home, openFrom[day] ?? 0n)) leaveHome(home)
    }
    for (const label of inOrder(labelsOn[day] ?? [])) {
      if (count >= most || cut()) break
      if (!kept.keepLabel(label, openFrom[day + 1] ?? 0n)) continue
      count++
      goHome(label)
      goOn(label)
    }
    homesOn[day] = []
    labelsOn[day] = []
  }
  const journeys = [...bestBySet.values()].map(({ label, points }) => ({
    journey: journeyTo(fleet, label),
    points,
  }))
  return { journeys: journeys.sort((a, b) => b.points - a.points), complete: count < most && !late }
}

const inOrder = <T extends { points: number }>(labels: T[]): T[] => labels.sort((a, b) => b.points - a.points)

/** The wishes that may begin on each day or later, one bit each. */
function openWishes({ days, starts }: Fleet): bigint[] {
  const last = starts.map((own) => Math.max(...own.map((allowed) => allowed?.to ?? -1)))
  return Array.from({ length: days + 2 }, (_, day) =>
    last.reduce((open, to, wish) => (to >= day ? open | (1n << BigInt(wish)) : open), 0n),
  )
}

/** The days of a journey, back from its last loan: each as early as the wait before the next allows. */
function journeyTo({ tool, firstDay, wishes, fromHome, between }: Fleet, last: Label): Journey {
  const stops: Journey['stops'] = []
  let way = fromHome[last.wish] ?? 0
  let label: Label | null = last
  let end = last.soonest
  while (label) {
    const from: number = end - (wishes[label.wish]?.days ?? 0) + 1
    const before: Label | null = label.before
    stops.unshift({ wish: label.wish, from: from + firstDay })
    if (before && label.direct) {
      end = Math.max(before.soonest, from - 1 - (tool.direct?.days ?? 0) - (tool.direct?.wait ?? 0))
      way += between[before.wish]?.[label.wish] ?? 0
    } else {
      end = before?.soonest ?? 0
      way += (fromHome[label.wish] ?? 0) + (before ? (fromHome[before.wish] ?? 0) : 0)
    }
    label = before
  }
  return { stops, way }
}
