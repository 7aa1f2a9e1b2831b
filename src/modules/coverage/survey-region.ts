import { LRUCache } from 'lru-cache'
import { getIndicators, type Indicator } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { type Commune, type Counted, everybody, type People, peopleOf, shareIndicators } from './model.ts'
import { readCommunes, readNames, readShares } from './store.ts'

/** The communes of the region, who may be counted in them, and the names of what contains them. */
export type Survey = {
  communes: Commune[]
  names: Map<string, string>
  /** Indicators that the pack has, among those that may weigh people, in order. */
  indicators: Indicator[]
  /** The people counted, with the year and the source of the figure. */
  people: (counted: Counted) => Promise<People>
}

const surveys = new WeakMap<Database, LRUCache<number, Promise<Survey>>>()

/** What coverage knows of the region, read once for each revision of what is public: a pack that is loaded moves it. */
export function surveyRegion(db: Database, revision: number): Promise<Survey> {
  const kept = surveys.get(db) ?? new LRUCache<number, Promise<Survey>>({ max: 2 })
  surveys.set(db, kept)
  const reading = kept.get(revision) ?? survey(db)
  kept.set(revision, reading)
  reading.catch(() => kept.delete(revision))
  return reading
}

async function survey(db: Database): Promise<Survey> {
  const [communes, names, all] = await Promise.all([readCommunes(db), readNames(db), getIndicators(db)])
  const indicators = shareIndicators.flatMap(
    (code) => all.find((each) => each.code === code && each.unit === 'percent') ?? [],
  )
  const counts = new Map<Counted, Promise<People>>()
  return {
    communes,
    names,
    indicators,
    people: (counted) => {
      const indicator = indicators.find(({ code }) => code === counted)
      const known = counts.get(counted)
      if (known !== undefined) return known
      const count =
        counted === everybody || !indicator
          ? Promise.resolve(peopleOf(communes, null))
          : readShares(db, counted, latestOf(indicator).year).then((shares) => peopleOf(communes, shares))
      counts.set(counted, count)
      count.catch(() => counts.delete(counted))
      return count
    },
  }
}

/** The last year of an indicator. */
export function latestOf({ vintages }: Indicator): Indicator['vintages'][number] {
  const last = vintages.at(-1)
  if (!last) throw new Error('an indicator without a year')
  return last
}
