import { LRUCache } from 'lru-cache'
import type { Database } from '#platform/db/connect.ts'
import { placesOf } from './find-places.ts'
import { type Commune, type CoverageQuery, type People, type Tally, tally } from './model.ts'
import { accessibility, nearestKm } from './reach-model.ts'
import { type Survey, surveyRegion } from './survey-region.ts'

/** Who is within reach of a kind of place, commune by commune and for each territory. */
export type Coverage = {
  revision: number
  survey: Survey
  people: People
  places: readonly { lon: number; lat: number }[]
  /** Kilometres to the nearest place, by commune. */
  distances: Float64Array
  region: Tally
  /** By `kind/code` of each département and EPCI. */
  territories: Map<string, Tally>
  /** Places for 100,000 people, by commune; made when asked for. */
  access: () => Float64Array
}

const nobody: Tally = {
  within: 0,
  without: 0,
  unknown: 0,
  communes: 0,
  communesWithout: 0,
  communesUnknown: 0,
}

type Places = readonly { lon: number; lat: number }[]
const distancesKept = new WeakMap<Places, { communes: object; distances: Float64Array }>()
const kept = new WeakMap<Database, LRUCache<string, Coverage>>()

/** Kilometres from each commune to its nearest place, kept as long as the places and the communes are the same arrays. */
export function distancesTo(places: Places, communes: readonly Commune[]): Float64Array {
  const before = distancesKept.get(places)
  if (before?.communes === communes) return before.distances
  const distances = nearestKm(communes, places)
  distancesKept.set(places, { communes, distances })
  return distances
}

/** The coverage that a question asks for, kept as long as nothing public changes. */
export async function getCoverage(db: Database, query: CoverageQuery, now: Date): Promise<Coverage> {
  const { revision, places } = await placesOf(db, query.kind, now)
  const answers = kept.get(db) ?? new LRUCache<string, Coverage>({ max: 60 })
  kept.set(db, answers)
  const key = `${query.kind} ${query.radius} ${query.counted}`
  const known = answers.get(key)
  if (known?.revision === revision && known.places === places) return known
  const survey = await surveyRegion(db, revision)
  const people = await survey.people(query.counted)
  const { communes } = survey
  const distances = distancesTo(places, communes)
  const count = (groupOf: Parameters<typeof tally>[4]) =>
    tally(communes, people, distances, query.radius, groupOf)
  let access: Float64Array | undefined
  const made: Coverage = {
    revision,
    survey,
    people,
    places,
    distances,
    region: count(() => '').get('') ?? nobody,
    territories: new Map([
      ...count(({ departement }) => departement && `departement/${departement}`),
      ...count(({ epci }) => epci && `epci/${epci}`),
    ]),
    access: () => {
      access ??= accessibility(communes, people, places, query.radius)
      return access
    },
  }
  answers.set(key, made)
  return made
}
