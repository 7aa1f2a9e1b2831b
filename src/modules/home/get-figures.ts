import { searchRevision } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { pickVaried, type RegionFigures } from './model/figures.ts'
import { readFigures } from './store.ts'

const spotlightSize = 6

/** Gives a reader of the region's figures that computes them once for each revision of what is public. */
export function figuresReader(db: Database): () => Promise<RegionFigures> {
  let kept: { revision: number; figures: Promise<RegionFigures> } | null = null
  return async () => {
    const revision = await searchRevision(db)
    if (kept?.revision !== revision) {
      const figures = getFigures(db)
      kept = { revision, figures }
      figures.catch(() => {
        kept = null
      })
    }
    return kept.figures
  }
}

async function getFigures(db: Database): Promise<RegionFigures> {
  const { candidates, ...row } = await readFigures(db)
  return {
    ...row,
    departements: row.departements ?? [],
    facets: { ...row.facets, 'kind:expert': row.experts, 'kind:event': row.events, 'kind:tool': row.tools },
    types: row.types ?? [],
    spotlight: pickVaried(candidates ?? [], spotlightSize),
  }
}
