import { countEntries } from '#modules/search/index.ts'
import type { Present, Territory } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { SimilarTerritory } from './diagnosis-model.ts'
import { within } from './find-actors.ts'
import { mostLike } from './likeness-model.ts'
import type { Counted } from './model.ts'
import type { Ground } from './region-ground.ts'

const similarShown = 4
const namesShown = 4
const dayInMs = 86_400_000

/** The EPCI most like one, and what they have or do that it does not: actors, events to come, tools received. Asks nothing of the database. */
export async function findSimilar(
  db: Database,
  { kind, code }: Pick<Territory, 'kind' | 'code'>,
  { profiles, epci, received }: Ground,
  present: Present,
): Promise<SimilarTerritory[]> {
  if (kind !== 'epci') return []
  const toolsOf = (other: string) => received.by.get(`epci/${other}`)?.tools ?? []
  const own = await countsOf(db, code, present)
  const came = new Set(toolsOf(code).map(({ slug }) => slug))
  return Promise.all(
    mostLike(profiles, code, similarShown).map(async ({ code: other, distance }) => {
      const there = await countsOf(db, other, present)
      const territory = epci.get(other)
      return {
        code: other,
        name: territory?.name ?? other,
        population: territory?.population ?? null,
        distance,
        actors: there.actors,
        others: missing(there.types, own.types),
        events: missing(there.events, own.events),
        tools: toolsOf(other)
          .filter(({ slug }) => !came.has(slug))
          .slice(0, namesShown)
          .map(({ slug, titleFr, titleEn }) => ({ slug, title: { fr: titleFr, en: titleEn ?? titleFr } })),
      }
    }),
  )
}

/** What one has and the other has not, the most numerous first. */
function missing(there: readonly Counted[], here: readonly Counted[]): Counted[] {
  const known = new Set(here.map(({ code }) => code))
  return there.filter(({ code }) => !known.has(code)).slice(0, namesShown)
}

async function countsOf(db: Database, code: string, { now, revision }: Present) {
  const query = within({ kind: 'epci', code })
  // From the beginning of the day, so that a question is the same all day long.
  const window = { from: Math.floor(now.getTime() / dayInMs) * dayInMs, to: null }
  const [actors, events] = await Promise.all([
    countEntries(db, query, { kinds: ['organisation'], facetGroups: ['type'], revision }),
    countEntries(db, query, { kinds: ['event'], facetGroups: ['type'], window, revision }),
  ])
  const counted = ({ facets }: typeof actors): Counted[] =>
    (facets.type ?? [])
      .filter(({ count }) => count > 0)
      .map(({ value, labelFr, labelEn, count }) => ({
        code: value,
        label: { fr: labelFr, en: labelEn },
        count,
      }))
      .sort((a, b) => b.count - a.count)
  return { actors: actors.total, types: counted(actors), events: counted(events) }
}
