import { searchRevision } from '#modules/search/index.ts'
import {
  getIndicators,
  getValues,
  type TerritoryKind,
  type TerritoryName,
} from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { SimilarTerritory } from './diagnosis-model.ts'
import { findActors } from './find-actors.ts'
import { mostLike, type Profile } from './likeness-model.ts'
import type { ActorGroup } from './model.ts'
import { namesOfKind } from './store.ts'

const similarShown = 4
const typesShown = 4

type Named = TerritoryName & { population: number | null }
type Known = { names: Map<string, Named>; profiles: Profile[] }
const kept = new WeakMap<Database, { key: string; known: Promise<Known> }>()

/** The EPCI most like one, and the actors they have that it lacks. Rates and incomes are compared, and how many people live there. */
export async function findSimilar(
  db: Database,
  { kind, code }: { kind: TerritoryKind; code: string },
  own: readonly ActorGroup[],
): Promise<SimilarTerritory[]> {
  if (kind !== 'epci') return []
  const { names, profiles } = await knownOf(db)
  const has = new Set(own.map(({ type }) => type))
  return Promise.all(
    mostLike(profiles, code, similarShown).map(async (like) => {
      const actors = await findActors(db, { kind, code: like.code })
      const territory = names.get(like.code)
      return {
        code: like.code,
        name: territory?.name ?? like.code,
        population: territory?.population ?? null,
        distance: like.distance,
        actors: actors.total,
        others: actors.groups
          .filter(({ type }) => !has.has(type))
          .slice(0, typesShown)
          .map(({ type, label, count }) => ({ code: type, label, count })),
      }
    }),
  )
}

/** Profiles of every EPCI, read once for each revision: a pack that is loaded moves it. */
async function knownOf(db: Database): Promise<Known> {
  const key = String(await searchRevision(db))
  const before = kept.get(db)
  if (before?.key === key) return before.known
  const known = readProfiles(db)
  kept.set(db, { key, known })
  known.catch(() => kept.delete(db))
  return known
}

async function readProfiles(db: Database): Promise<Known> {
  const territories = await namesOfKind(db, 'epci')
  const [indicators, values] = await Promise.all([getIndicators(db), getValues(db, territories)])
  // A number of inhabitants is no rate: its logarithm stands for the size.
  const latest = new Map(
    indicators.flatMap(({ code, unit, vintages }) => {
      const last = vintages.at(-1)
      return unit !== 'inhabitants' && last ? [[code, last.year] as const] : []
    }),
  )
  const byCode = new Map(territories.map(({ code, population }) => [code, sizeOf(population)]))
  for (const { code, indicator, year, value } of values)
    if (value !== null && latest.get(indicator) === year) byCode.get(code)?.set(indicator, value)
  return {
    names: new Map(territories.map((each) => [each.code, each])),
    profiles: [...byCode].map(([code, own]) => ({ code, values: own })),
  }
}

const sizeOf = (population: number | null) =>
  new Map<string, number>(population ? [['size', Math.log10(population)]] : [])
