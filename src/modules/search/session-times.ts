import type { TimeWindow } from './model.ts'
import { Bits } from './ordinal-set.ts'
import { nextBeginning, type Timed } from './row-times.ts'

/** What a window of time lets through: what has sessions and none of them in it (`over`), the others by their first one in it, to the minute. */
export type InWindow = { size: number; over: Bits; order: Int32Array }

/** The sessions of an entry that may be gone. */
type Lookup = (ordinal: number) => Timed | undefined

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
  *between(rowAt: Lookup, from: number, to: number): Generator<{ at: number; ordinal: number }> {
    const keys = this.#current(rowAt)
    for (let next = lowerBound(keys, keyOf(from, 0)); next < keys.length; next++) {
      const key = keys[next] as number
      const at = Math.floor(key / entries)
      if (at * minute >= to) return
      yield { at: at * minute, ordinal: key - at * entries }
    }
  }

  /** See `InWindow`. */
  inWindow(rowAt: Lookup, window: TimeWindow): InWindow {
    const keys = this.#current(rowAt)
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
        const begin = nextBeginning(rowAt(ordinal), window)
        if (begin === null || minuteOf(begin) !== at) continue
      }
      seen.add(ordinal)
      order.push(ordinal)
    }
    const over = this.#timed.copy().drop(seen)
    return { over, order: Int32Array.from(order), size: over.size + order.length }
  }

  /** The keys with what changed since put in its place. */
  #current(rowAt: Lookup): Float64Array {
    if (this.#stale.size === 0) return this.#keys
    const fresh: number[] = []
    for (const ordinal of this.#stale) {
      const times = rowAt(ordinal)?.times
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

/** The minute of a moment, as keys have it. */
export const minuteOf = (time: number) => Math.min(Math.max(Math.floor(time / minute), 0), lastMinute)
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
