import { gainOf, type Siting } from './siting-model.ts'

/** Opens the candidate that adds most, again and again, until all places are given. Candidates that add nothing fill the rest. */
export function openGreedily(siting: Siting): Uint8Array {
  const { places, names, starts, at, gains } = siting
  const open = new Uint8Array(names.length)
  const served = new Float64Array(starts.length - 1)
  for (let turn = 0; turn < places; turn++) {
    const added = new Float64Array(names.length)
    for (let d = 0; d < served.length; d++) {
      const [end, has] = [starts[d + 1] as number, served[d] as number]
      for (let k = starts[d] as number; k < end && (gains[k] as number) > has; k++)
        added[at[k] as number] = (added[at[k] as number] as number) + (gains[k] as number) - has
    }
    let best = -1
    for (let i = 0; i < added.length; i++)
      if (!open[i] && (best < 0 || (added[i] as number) > (added[best] as number))) best = i
    if (best < 0) break
    open[best] = 1
    for (let d = 0; d < served.length; d++) {
      const [end, has] = [starts[d + 1] as number, served[d] as number]
      for (let k = starts[d] as number; k < end && (gains[k] as number) > has; k++)
        if (at[k] === best) {
          served[d] = gains[k] as number
          break
        }
    }
  }
  return open
}

/**
 * Exchanges one open candidate for a closed one as long as it gains (Teitz and Bart, 1968), the best exchange first; all are priced in one pass over the
 * gains above each demand's second best (Resende and Werneck, 2007, doi 10.1007/s10732-006-9006-1). Changes `open`, returns its gain.
 */
export function exchange(siting: Siting, open: Uint8Array, secondsLeft: () => number): number {
  const { names, starts, at, gains } = siting
  let total = gainOf(siting, open)
  const places = open.reduce((sum, each) => sum + each, 0)
  if (places === 0 || places === names.length) return total
  const slot = new Int32Array(names.length)
  const extra = new Float64Array(places * names.length)
  while (secondsLeft() > 0) {
    const members: number[] = []
    for (let i = 0; i < open.length; i++) if (open[i]) slot[i] = members.push(i) - 1
    extra.fill(0)
    const lost = new Float64Array(places)
    const added = new Float64Array(names.length)
    for (let d = 0; d + 1 < starts.length; d++) {
      const end = starts[d + 1] as number
      let first = -1
      let k = starts[d] as number
      for (; k < end && first < 0; k++) {
        const i = at[k] as number
        if (open[i]) first = k
      }
      const best = first < 0 ? 0 : (gains[first] as number)
      for (let above = starts[d] as number; above < (first < 0 ? end : first); above++)
        added[at[above] as number] = (added[at[above] as number] as number) + (gains[above] as number) - best
      if (first < 0) continue
      const server = slot[at[first] as number] as number
      let second = 0
      let until = k
      for (; until < end; until++)
        if (open[at[until] as number]) {
          second = gains[until] as number
          break
        }
      lost[server] = (lost[server] as number) + best - second
      // Without its server, a demand would go to the newcomer rather than to its second.
      for (let above = starts[d] as number; above < until; above++) {
        const cell = server * names.length + (at[above] as number)
        extra[cell] = (extra[cell] as number) + Math.min(best, gains[above] as number) - second
      }
    }
    let most = 1e-9 * Math.max(1, Math.abs(total))
    let [leaves, comes] = [-1, -1]
    for (let member = 0; member < places; member++) {
      const loss = lost[member] as number
      for (let i = 0; i < names.length; i++) {
        const gained = (added[i] as number) - loss + (extra[member * names.length + i] as number)
        if (gained > most && !open[i]) {
          most = gained
          leaves = members[member] as number
          comes = i
        }
      }
    }
    if (comes < 0) break
    open[leaves] = 0
    open[comes] = 1
    total += most
  }
  return gainOf(siting, open)
}
