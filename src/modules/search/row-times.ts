import type { NextSession, TimeWindow } from './model.ts'

/** Beginning and end of each session of an entry in milliseconds, by beginning; null for what has none. */
export type Timed = { times: readonly number[] | null }

/** When the first session of an entry that falls in a window begins, in milliseconds; null when none does. */
export function nextBeginning(row: Timed | undefined, window: TimeWindow): number | null {
  const at = row?.times ? firstIn(row.times, window) : -1
  return at < 0 ? null : ((row?.times?.[at] ?? null) as number | null)
}

/** The first session of an entry in a window, and how many it has there. */
export function sessionsIn(row: Timed | undefined, window: TimeWindow): NextSession | null {
  const times = row?.times
  const first = times ? firstIn(times, window) : -1
  if (!times || first < 0) return null
  let count = 0
  for (let at = first; at < times.length && (times[at] as number) < (window.to ?? Infinity); at += 2)
    if ((times[at + 1] as number) > window.from) count++
  return { begin: new Date(times[first] as number), end: new Date(times[first + 1] as number), count }
}

const day = 86_400_000

/** Where the first session in a window stands among beginnings and ends; -1 when there is none. */
function firstIn(times: readonly number[], { from, to }: TimeWindow): number {
  // Sessions are in order of beginning and last a day at most: those that began a day before the window are over.
  let low = 0
  let high = times.length / 2
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((times[2 * middle] as number) < from - day) low = middle + 1
    else high = middle
  }
  for (let at = 2 * low; at < times.length && (times[at] as number) < (to ?? Infinity); at += 2)
    if ((times[at + 1] as number) > from) return at
  return -1
}
