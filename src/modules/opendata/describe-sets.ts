import { countPublishedCells } from '#modules/findings/index.ts'
import { countRows } from '#modules/studies/index.ts'
import { regionManifest } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { type Dataset, datasets } from './datasets.ts'
import { keep } from './keep.ts'
import type { DatasetId, DescribedSet } from './model.ts'
import { readCounts, readSources } from './store.ts'

/** Every data set with its size, date and sources. `pack` is the folder of the region pack, which names the sources of contours and areas. */
export function describeSets(db: Database, pack: string): Promise<DescribedSet[]> {
  return keep(db, 'sets', () => describe(db, pack))
}

async function describe(db: Database, pack: string): Promise<DescribedSet[]> {
  const { contours, territories } = await regionManifest(pack)
  const drawn = [contours?.source, territories.areaSource]
  const counts = await readCounts(db)
  const credits = await readSources(db)
  const studies = await countRows(db)
  const cells = await countPublishedCells(db)
  const creditsOf = (set: 'organisations' | 'indicators' | 'studies') =>
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
      sources: credits.filter((each) => each.sets.includes('territories') || drawn.includes(each.id)),
    },
    indicateurs: {
      rows: counts.figures,
      leftOut: 0,
      modified: counts.loaded,
      sources: creditsOf('indicators'),
    },
    etudes: { rows: studies.rows, leftOut: 0, modified: studies.loaded, sources: creditsOf('studies') },
    enquetes: { rows: cells.rows, leftOut: 0, modified: cells.published, sources: [] },
    vocabulaires: { rows: counts.terms, leftOut: 0, modified: counts.loaded, sources: [] },
  }
  return datasets.map((set) => ({ ...set, ...facts[set.id] }))
}
