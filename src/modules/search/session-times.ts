import type { Kept, Memory, Row } from './memory.ts'
import type { TimeWindow } from './model.ts'
import { Bits } from './ordinal-set.ts'
import { nextBeginning } from './select.ts'

/** What a window of time lets through: what has sessions and none of them in it (`over`), the others by their first one in it, to the minute. */
export type InWindow = Kept & { over: Bits; order: Int32Array }

const minute = 60_000
const day = 86_400_000
// A session is one number, its minute then its entry: half a million are put in order in a blink, and take four megabytes.
const entries = 2 ** 27
const lastMinute = 2 ** 26 - 1

/** The beginnings of all sessions in order, to the minute, so that a window is a stretch of them. */
export class SessionTimes {
  #keys = new Float64Array(0)
  #timed = new Bits()
  #stale = new Set<number>()

  /** Notes that the sessions of an entry came, changed or went. */
  touch(ordinal: number): void {
    this.#stale.add(ordinal)
  }

  /** The sessions that begin in a stretch of time, in order of minute; what comes before or after its minutes is left out. */
  *between(memory: Memory, from: number, to: number): Generator<{ at: number; ordinal: number }> {
    const keys = this.#current(memory)
    for (let next = lowerBound(keys, keyOf(from, 0)); next < keys.length; next++) {
      const key = keys[next] as number
      const at = Math.floor(key / entries)
      if (at * minute >= to) return
      yield { at: at * minute, ordinal: key - at * entries }
    }
  }

  /** See `InWindow`. */
  inWindow(memory: Memory, window: TimeWindow): InWindow {
    const keys = this.#current(memory)
    const seen = new Bits()
    const order: number[] = []
    const [first, last] = [minuteOf(window.from), window.to === null ? Infinity : minuteOf(window.to)]
    // Sessions last a day at most: those that began a day before the window are over.
    for (let next = lowerBound(keys, keyOf(window.from - day, 0)); next < keys.length; next++) {
      const key = keys[next] as number
      const at = Math.floor(key / entries)
      if (at > last) break
      const ordinal = key - at * entries
      if (seen.has(ordinal)) continue
      // At the edges the minute does not tell; what is clamped is there too.
      if (at <= first || at >= Math.min(last, lastMinute)) {
        const begin = nextBeginning(memory.get(ordinal), window)
        if (begin === null || minuteOf(begin) !== at) continue
      }
      seen.add(ordinal)
      order.push(ordinal)
    }
    const over = this.#timed.copy().drop(seen)
    return { over, order: Int32Array.from(order), size: over.size + order.length }
  }

  /** The keys with what changed since put in its place. */
  #current(memory: Memory): Float64Array {
    if (this.#stale.size === 0) return this.#keys
    const fresh: number[] = []
    for (const ordinal of this.#stale) {
      const times = memory.get(ordinal)?.times
      if (!times) {
        this.#timed.delete(ordinal)
        continue
      }
      this.#timed.add(ordinal)
      for (let at = 0; at < times.length; at += 2) fresh.push(keyOf(times[at] as number, ordinal))
    }
    const left = this.#keys.filter((key) => !this.#stale.has(key % entries))
    this.#keys = merged(left, Float64Array.from(fresh).sort())
    this.#stale.clear()
    return this.#keys
  }
}

const minuteOf = (time: number) => Math.min(Math.max(Math.floor(time / minute), 0), lastMinute)
const keyOf = (time: number, ordinal: number) => minuteOf(time) * entries + ordinal

function lowerBound(keys: Float64Array, key: number): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] as number) < key) low = middle + 1
    else high = middle
  }
  return low
}

function merged(
  left: Float64Array<ArrayBuffer>,
  fresh: Float64Array<ArrayBuffer>,
): Float64Array<ArrayBuffer> {
  if (left.length === 0) return fresh
  const all = new Float64Array(left.length + fresh.length)
  for (let at = 0, l = 0, f = 0; at < all.length; at++)
    all[at] = (
      f >= fresh.length || (left[l] as number) <= (fresh[f] as number) ? left[l++] : fresh[f++]
    ) as number
  return all
}

/** The entries of a set that a window shows, by their next session, the first `wanted` of them; what has no session comes last. */
export function byNextSession(
  memory: Memory,
  found: Bits,
  wanted: number,
  { window, order, compare }: { window: TimeWindow; order: Int32Array; compare: (a: Row, b: Row) => number },
): number[] {
  const ordinals: number[] = []
  let group: { row: Row; begin: number }[] = []
  const close = () => {
    group.sort((a, b) => a.begin - b.begin || compare(a.row, b.row))
    for (const { row } of group) ordinals.push(row.ordinal)
    group = []
  }
  const left = found.copy()
  for (const ordinal of order) {
    if (!left.has(ordinal)) continue
    const row = memory.get(ordinal)
    const begin = nextBeginning(row, window)
    if (!row || begin === null) continue
    if (group[0] && minuteOf(group[0].begin) !== minuteOf(begin)) {
      close()
      if (ordinals.length >= wanted) return ordinals.slice(0, wanted)
    }
    left.delete(ordinal)
    group.push({ row, begin })
  }
  close()
  if (ordinals.length >= wanted) return ordinals.slice(0, wanted)
  const others = [...left.values()].flatMap((ordinal) => memory.get(ordinal) ?? [])
  return [...ordinals, ...others.sort(compare).map((row) => row.ordinal)].slice(0, wanted)
}
