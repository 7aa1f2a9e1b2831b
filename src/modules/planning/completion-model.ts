import type { Fleet } from './fleet-model.ts'

/**
 * The most points that a copy may still gain, by where and when it is: at home and free from a day, or with a host whose loan ends on a day (the way home
 * included; -Infinity when there is none). Wishes may come twice: it is a bound, reached when none does.
 */
export type Completion = { home: Float64Array; host: Float64Array[] }

/** Bounds on the rest of a journey, day by day from the last. `gains`: points of each wish of the fleet. */
export function completionsOf(fleet: Fleet, gains: number[]): Completion {
  const { tool, days, openings, wishes, starts, fromHome } = fleet
  const home = new Float64Array(days + 1)
  const host = wishes.map(() => new Float64Array(days).fill(-Infinity))
  const openingOn = Array.from({ length: days }, (_, day) =>
    openings.findIndex(({ from, to }) => day >= from && day <= to),
  )
  const mayStart = (wish: number, opening: number, day: number) => {
    const allowed = starts[wish]?.[opening]
    return allowed !== null && allowed !== undefined && day >= allowed.from && day <= allowed.to
  }
  for (let day = days - 1; day >= 0; day--) {
    const at = openingOn[day] ?? -1
    const opening = openings[at]
    for (let wish = 0; opening && wish < wishes.length; wish++) {
      if (!mayStart(wish, at, day - (wishes[wish]?.days ?? 0) + 1)) continue
      const back =
        day + tool.after <= opening.to
          ? (home[day + tool.after + 1] ?? 0) - (fromHome[wish] ?? 0)
          : Number.NEGATIVE_INFINITY
      const ahead = bestDirect(fleet, gains, host, wish, at, day)
      const known = host[wish]
      if (known) known[day] = Math.max(back, ahead)
    }
    let best = home[day + 1] ?? 0
    const start = day + tool.before
    const there = openingOn[start] ?? -1
    for (let wish = 0; day >= (openings[there]?.from ?? Infinity) && wish < wishes.length; wish++) {
      if (!mayStart(wish, there, start)) continue
      const rest = host[wish]?.[start + (wishes[wish]?.days ?? 0) - 1] ?? Number.NEGATIVE_INFINITY
      best = Math.max(best, (gains[wish] ?? 0) - (fromHome[wish] ?? 0) + rest)
    }
    home[day] = best
  }
  return { home, host }
}

/** The best that follows when the copy goes straight from a host, whose loan ends on a day, to another. */
function bestDirect(
  { tool, wishes, starts, between }: Fleet,
  gains: number[],
  host: Float64Array[],
  wish: number,
  opening: number,
  day: number,
): number {
  let best = Number.NEGATIVE_INFINITY
  if (!tool.direct) return best
  const soonest = day + 1 + tool.direct.days
  for (let next = 0; next < wishes.length; next++) {
    const allowed = starts[next]?.[opening]
    if (!allowed || next === wish) continue
    const worth = (gains[next] ?? 0) - (between[wish]?.[next] ?? 0)
    const length = wishes[next]?.days ?? 0
    const until = Math.min(allowed.to, soonest + tool.direct.wait)
    for (let start = Math.max(allowed.from, soonest); start <= until; start++)
      best = Math.max(best, worth + (host[next]?.[start + length - 1] ?? Number.NEGATIVE_INFINITY))
  }
  return best
}
