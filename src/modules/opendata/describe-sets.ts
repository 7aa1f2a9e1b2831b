import type { Database } from '#platform/db/connect.ts'
import { type Dataset, type DatasetId, datasets } from './datasets.ts'
import { keep } from './keep.ts'
import type { SourceCredit } from './model.ts'
import { readCounts, readSources } from './store.ts'

/** A data set with what the database says of it today. */
export type DescribedSet = Dataset & {
  rows: number
  /** Records left out because the schema requires something that is not known. */
  leftOut: number
  modified: Date | null
  sources: SourceCredit[]
}

/** Every data set with its size, date and sources. */
export function describeSets(db: Database): Promise<DescribedSet[]> {
  return keep(db, 'sets', () => describe(db))
}

async function describe(db: Database): Promise<DescribedSet[]> {
  const counts = await readCounts(db)
  const credits = await readSources(db)
  const creditsOf = (set: 'organisations' | 'territories' | 'indicators') =>
    credits.filter((each) => each.sets.includes(set))
  const facts: Record<DatasetId, Omit<DescribedSet, keyof Dataset>> = {
    organisations: {
      rows: counts.organisations,
      leftOut: 0,
      modified: counts.changed,
      sources: creditsOf('organisations'),
    },
    'lieux-mediation-numerique': {
      rows: counts.digital,
      leftOut: counts.digitalLeftOut,
      modified: counts.changed,
      sources: creditsOf('organisations'),
    },
    territoires: {
      rows: counts.territories,
      leftOut: 0,
      modified: counts.loaded,
      sources: creditsOf('territories'),
    },
    indicateurs: {
      rows: counts.figures,
      leftOut: 0,
      modified: counts.loaded,
      sources: creditsOf('indicators'),
    },
    vocabulaires: { rows: counts.terms, leftOut: 0, modified: counts.loaded, sources: [] },
  }
  return datasets.map((set) => ({ ...set, ...facts[set.id] }))
}
