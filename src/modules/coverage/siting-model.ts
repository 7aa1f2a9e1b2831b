/**
 * Where to open some places so that people gain the most: each demand takes its best gain among the open candidates, or none.
 * Both questions of « Où agir ? » are of this form. Maximal covering (Church and ReVelle, 1974): a gain is the weight of a demand within reach. p-median
 * (Hakimi, 1964): a gain is weight × distance saved.
 */
export type Siting = {
  /** How many to open. */
  places: number
  /** What each candidate is called outside: a number of its own. */
  names: Int32Array
  /** Gains of demand `d`: from `starts[d]` to `starts[d + 1]`, the best first, all above zero; `at` says which candidate gives each. */
  starts: Int32Array
  at: Int32Array
  gains: Float64Array
  /** Gained already by what was decided before, and those names. */
  base: number
  opened: number[]
}

/** A choice of candidates, by name, and what it gains in all. */
export type Choice = { names: number[]; gain: number }

/** Room for a candidate's number beside a gain, in one number that sorts by gain. */
const room = 8192

/**
 * A siting from the gains of each demand by candidate: whole numbers under 2^40, so that sums are exact. Those at or under zero are left out.
 * @throws Error beyond 8,192 candidates
 */
export function sitingOf(places: number, candidates: number, demands: Iterable<ArrayLike<number>>): Siting {
  if (candidates > room) throw new Error(`More than ${room} candidates.`)
  const starts = [0]
  const rows: Float64Array[] = []
  const packed = new Float64Array(candidates)
  for (const gains of demands) {
    let count = 0
    for (let i = 0; i < candidates; i++) {
      const gain = gains[i] as number
      if (gain > 0) packed[count++] = gain * room + i
    }
    if (count === 0) continue
    rows.push(packed.slice(0, count).sort().reverse())
    starts.push((starts.at(-1) as number) + count)
  }
  const at = new Int32Array(starts.at(-1) as number)
  const gains = new Float64Array(at.length)
  rows.forEach((row, d) => {
    const from = starts[d] as number
    row.forEach((value, k) => {
      at[from + k] = value % room
      gains[from + k] = Math.floor(value / room)
    })
  })
  return {
    places: Math.min(places, candidates),
    names: Int32Array.from({ length: candidates }, (_, i) => i),
    starts: Int32Array.from(starts),
    at,
    gains,
    base: 0,
    opened: [],
  }
}

/** What a choice gains; `open` has a one for each open candidate. */
export function gainOf({ starts, at, gains, base }: Siting, open: Uint8Array): number {
  let sum = base
  for (let d = 0; d + 1 < starts.length; d++) {
    const end = starts[d + 1] as number
    for (let k = starts[d] as number; k < end; k++)
      if (open[at[k] as number]) {
        sum += gains[k] as number
        break
      }
  }
  return sum
}

/** What is known of each candidate: left to decide, open in every better choice, or closed in it. */
export const undecided = 0
export const opened = 1
export const closed = 2

/** The siting that is left once some candidates are decided: what the open ones give is gained, what the closed ones would give is forgotten. `kept[d]` is the demand's number in the larger one. */
export function decide(siting: Siting, state: Uint8Array): { siting: Siting; kept: Int32Array } {
  const { starts, at, gains, names } = siting
  const numbers = new Int32Array(names.length).fill(-1)
  const left: number[] = []
  const open: number[] = []
  for (let i = 0; i < names.length; i++) {
    if (state[i] === opened) open.push(names[i] as number)
    if (state[i] !== undecided) continue
    numbers[i] = left.length
    left.push(names[i] as number)
  }
  let base = siting.base
  const newStarts = [0]
  const newAt = new Int32Array(at.length)
  const newGains = new Float64Array(at.length)
  const kept: number[] = []
  let count = 0
  for (let d = 0; d + 1 < starts.length; d++) {
    const [from, end] = [starts[d] as number, starts[d + 1] as number]
    let floor = 0
    for (let k = from; k < end; k++)
      if (state[at[k] as number] === opened) {
        floor = gains[k] as number
        break
      }
    base += floor
    for (let k = from; k < end && (gains[k] as number) > floor; k++) {
      const number = numbers[at[k] as number] as number
      if (number < 0) continue
      newAt[count] = number
      newGains[count++] = (gains[k] as number) - floor
    }
    if (count === newStarts.at(-1)) continue
    newStarts.push(count)
    kept.push(d)
  }
  return {
    siting: {
      places: Math.min(siting.places - open.length, left.length),
      names: Int32Array.from(left),
      starts: Int32Array.from(newStarts),
      at: newAt.slice(0, count),
      gains: newGains.slice(0, count),
      base,
      opened: [...siting.opened, ...open],
    },
    kept: Int32Array.from(kept),
  }
}

/** The names of a choice, with those decided before. */
export function choiceOf(siting: Siting, open: Uint8Array): Choice {
  const names = [...siting.opened]
  for (let i = 0; i < open.length; i++) if (open[i]) names.push(siting.names[i] as number)
  return { names, gain: gainOf(siting, open) }
}
