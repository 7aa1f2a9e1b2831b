import { byName, type Memory, type Row } from './memory.ts'
import type { Point, Sort, TimeWindow } from './model.ts'
import type { Bits } from './ordinal-set.ts'
import { axes, onSphere } from './points.ts'
import { nextBeginning } from './row-times.ts'
import { minuteOf } from './session-times.ts'

/**
 * How an answer is put in order: by a lasting order, by the distance to a point, by the score of its words, by the next session in a window, or by when
 * things are next free (`freeRank` of an id: a day as a number), then by distance.
 */
export type Ordering = {
  sort: Sort
  origin: Point | null
  scores: { get: (ordinal: number) => number | undefined } | null
  window?: TimeWindow | null
  freeRank?: ((id: string) => number) | null
}

/** The ordinals of a set in order, the first `wanted` of them. */
export function inOrder(
  memory: Memory,
  found: Bits,
  total: number,
  ordering: Ordering,
  wanted = total,
): number[] {
  const { sort, origin, scores, window, freeRank } = ordering
  if (sort === 'date' && window) {
    const { order } = memory.inWindow(window)
    // Few among many are looked up sooner than met on the way.
    if (total * 50 > order.length)
      return byNextSession(memory, found, wanted, { window, order, compare: byWeight })
    const next = (ordinal: number) => nextBeginning(memory.get(ordinal), window) ?? Infinity
    return smallest(memory, found.values(), next, wanted)
  }
  if (sort === 'free' && freeRank)
    return smallest(memory, found.values(), freeThenNear(memory, freeRank, origin), wanted)
  if (sort === 'distance' && origin)
    return smallest(memory, found.values(), squaredChords(memory, origin), wanted, window)
  if (sort === 'relevance' && scores)
    return smallest(memory, found.values(), (ordinal) => -(scores.get(ordinal) ?? 0), wanted)
  const ordinals: number[] = []
  for (const ordinal of memory.ordered(sort === 'updated' ? 'updated' : 'name')) {
    if (ordinals.length >= wanted) break
    if (found.has(ordinal)) ordinals.push(ordinal)
  }
  return ordinals
}

// A squared chord of the unit sphere is at most 4: a day apart always weighs more than any distance.
function freeThenNear(memory: Memory, freeRank: (id: string) => number, origin: Point | null) {
  const near = origin ? squaredChords(memory, origin) : () => 0
  return (ordinal: number) =>
    8 * Math.min(freeRank(memory.get(ordinal)?.id ?? ''), 1e6) + Math.min(near(ordinal), 5)
}

// The straight line through the Earth grows with the distance on it, and costs no arc; without a point, last.
function squaredChords({ points }: Memory, origin: Point): (ordinal: number) => number {
  const [x, y, z] = onSphere(origin.lon, origin.lat)
  return (ordinal) => {
    const square =
      (points.get(ordinal, axes.x) - x) ** 2 +
      (points.get(ordinal, axes.y) - y) ** 2 +
      (points.get(ordinal, axes.z) - z) ** 2
    return Number.isNaN(square) ? Number.POSITIVE_INFINITY : square
  }
}

/** The ordinals of smallest key in order, ties by date (in a window), weight, then name; only what may be wanted is sorted. */
function smallest(
  memory: Memory,
  ordinals: Int32Array,
  keyOf: (ordinal: number) => number,
  wanted: number,
  window: TimeWindow | null = null,
): number[] {
  // A plain loop: Float64Array.from with a function is ten times slower.
  const keys = new Float64Array(ordinals.length)
  for (let at = 0; at < keys.length; at++) keys[at] = keyOf(ordinals[at] as number)
  const limit = wanted < keys.length ? nth(keys, Math.max(wanted, 1)) : Number.POSITIVE_INFINITY
  const near: { row: Row; key: number }[] = []
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as number
    const row = key <= limit ? memory.get(ordinals[at] as number) : undefined
    if (row) near.push({ row, key })
  }
  const sooner = (row: Row) => (window && nextBeginning(row, window)) ?? Number.MAX_VALUE
  near.sort((a, b) => a.key - b.key || sooner(a.row) - sooner(b.row) || byWeight(a.row, b.row))
  return near.slice(0, wanted).map((each) => each.row.ordinal)
}

const byWeight = (a: Row, b: Row) => b.weight - a.weight || byName(a, b)

/** The nth smallest of some numbers, n from 1. */
function nth(keys: Float64Array, n: number): number {
  if (n > 500) return keys.slice().sort()[n - 1] as number
  // The n smallest so far, in order: most numbers are refused at once by the last of them.
  const best = keys.slice(0, n).sort()
  for (let at = n; at < keys.length; at++) {
    const key = keys[at] as number
    if (key >= (best[n - 1] as number)) continue
    let place = n - 1
    for (; place > 0 && (best[place - 1] as number) > key; place--) best[place] = best[place - 1] as number
    best[place] = key
  }
  return best[n - 1] as number
}

/** The entries of a set that a window shows, by their next session, the first `wanted` of them; what has no session comes last. */
function byNextSession(
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
