import type { Commune, People } from './model.ts'
import { nearestKm } from './reach-model.ts'

/** People within and without a radius, and the mean distance of all those counted, in kilometres; null while there is no place at all, or nobody. */
export type Standing = { within: number; without: number; meanKm: number | null }

/** What a new place adds to those before it. */
export type Added = { commune: number; reached: number; after: Standing }

/** How people stand today, what each new place adds in turn, and the distances when all are open. */
export type Account = { before: Standing; added: Added[]; after: Standing; distances: Float64Array }

/** Accounts for new places at the middle of communes, told by their numbers, opened one after the other. */
export function accountFor(
  communes: readonly Commune[],
  people: People,
  today: Float64Array,
  { radius, chosen }: { radius: number; chosen: readonly number[] },
): Account {
  const distances = today.slice()
  const before = standingOf(people, distances, radius)
  let last = before
  const added = chosen.map((commune): Added => {
    nearestKm(communes, [communes[commune] as Commune]).forEach((km, at) => {
      distances[at] = Math.min(distances[at] as number, km)
    })
    const after = standingOf(people, distances, radius)
    const reached = after.within - last.within
    last = after
    return { commune, reached, after }
  })
  return { before, added, after: last, distances }
}

function standingOf(people: People, distances: Float64Array, radius: number): Standing {
  let [within, without, far] = [0, 0, 0]
  people.forEach((count, at) => {
    if (Number.isNaN(count)) return
    const km = distances[at] as number
    if (km <= radius) within += count
    else without += count
    if (count > 0) far += count * km
  })
  const all = within + without
  return { within, without, meanKm: all === 0 || far === Infinity ? null : far / all }
}
