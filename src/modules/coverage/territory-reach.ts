import type { Database } from '#platform/db/connect.ts'
import { listKinds, placesOf } from './find-places.ts'
import { distancesTo } from './get-coverage.ts'
import type { Commune, PlaceKind, Radius } from './model.ts'
import { surveyRegion } from './survey-region.ts'

/** The radius that sheets of territories speak of, in kilometres. */
export const sheetRadius: Radius = 10

/** Inhabitants of a territory and one kind of place: share within the radius in percent, mean distance in kilometres. */
export type Reach = { share: number; meanKm: number }
/** The same beside the region. */
export type TerritoryReach = { kind: PlaceKind; here: Reach; region: Reach }

type Table = { kinds: PlaceKind[]; people: Map<string, number>; reach: Map<string, Reach>[] }
// The list of kinds is the same object as long as nothing public changes, and the day stays.
const kept = new WeakMap<readonly PlaceKind[], Promise<Table>>()

/**
 * How far inhabitants of a territory (`epci/245901152`; null for the region) are from each kind of place, with how many they are here and in the region. Worked
 * out for every territory at once, again when what is public changes; kinds without a known position are left out.
 */
export async function reachOfTerritory(
  db: Database,
  ref: string | null,
  now: Date,
  revision?: number,
): Promise<{ people: { here: number; region: number }; reach: TerritoryReach[] }> {
  const { kinds, people, reach } = await tableOf(db, now, revision)
  const own = ref ?? ''
  return {
    people: { here: people.get(own) ?? 0, region: people.get('') ?? 0 },
    reach: kinds.flatMap((kind, at): TerritoryReach[] => {
      const [here, region] = [reach[at]?.get(own), reach[at]?.get('')]
      return here && region ? [{ kind, here, region }] : []
    }),
  }
}

async function tableOf(db: Database, now: Date, revision?: number): Promise<Table> {
  const kinds = await listKinds(db, now, revision)
  const before = kept.get(kinds)
  if (before !== undefined) return before
  const table = makeTable(db, kinds, now)
  kept.set(kinds, table)
  table.catch(() => kept.delete(kinds))
  return table
}

async function makeTable(db: Database, all: readonly PlaceKind[], now: Date): Promise<Table> {
  const located = await Promise.all(
    all
      .filter(({ count }) => count > 0)
      .map(async (kind) => ({ kind, ...(await placesOf(db, kind.code, now)) })),
  )
  const some = located.filter(({ places }) => places.length > 0)
  const [first] = some
  if (!first) return { kinds: [], people: new Map(), reach: [] }
  const { communes } = await surveyRegion(db, first.revision)
  const people = new Map<string, number>()
  for (const commune of communes)
    for (const ref of refsOf(commune)) people.set(ref, (people.get(ref) ?? 0) + commune.population)
  return {
    kinds: some.map(({ kind }) => kind),
    people,
    reach: some.map(({ places }) => reachBy(communes, people, distancesTo(places, communes))),
  }
}

function reachBy(
  communes: readonly Commune[],
  people: ReadonlyMap<string, number>,
  distances: Float64Array,
): Map<string, Reach> {
  const sums = new Map<string, { within: number; far: number }>()
  communes.forEach((commune, at) => {
    const km = distances[at] as number
    for (const ref of refsOf(commune)) {
      const sum = sums.get(ref) ?? { within: 0, far: 0 }
      if (km <= sheetRadius) sum.within += commune.population
      sum.far += km * commune.population
      sums.set(ref, sum)
    }
  })
  return new Map(
    [...sums].flatMap(([ref, { within, far }]) => {
      const all = people.get(ref) ?? 0
      return all > 0 ? [[ref, { share: (100 * within) / all, meanKm: far / all }] as const] : []
    }),
  )
}

/** What a commune counts for: itself, its EPCI, its département, the region (''). */
const refsOf = ({ code, epci, departement }: Commune): string[] => [
  '',
  `commune/${code}`,
  ...(epci ? [`epci/${epci}`] : []),
  ...(departement ? [`departement/${departement}`] : []),
]
