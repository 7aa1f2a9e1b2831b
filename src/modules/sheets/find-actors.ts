import { emptyQuery, listEntries, locateEntries, nearestOfEach } from '#modules/search/index.ts'
import type { LonLat, Territory } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { type ActorGroup, type Actors, type NearestActor, soughtTypes } from './model.ts'

const namesRead = 80
const namesShown = 5

/** The actors of a territory by type, the most numerous first. */
export async function findActors(
  db: Database,
  { kind, code }: Pick<Territory, 'kind' | 'code'>,
): Promise<Actors> {
  // The region contains every actor, and is no facet of any.
  const query = {
    ...emptyQuery,
    facets: kind === 'region' ? {} : { territory: [`${kind}/${code}`] },
    sort: 'name' as const,
  }
  const [list, located] = await Promise.all([
    listEntries(db, query, { kinds: ['organisation'], facetGroups: ['type'], limit: namesRead }),
    locateEntries(db, query, ['organisation']),
  ])
  const groups = (list.facets.type ?? [])
    .filter((each) => each.count > 0)
    .map(
      (each): ActorGroup => ({
        type: each.value,
        label: { fr: each.labelFr, en: each.labelEn },
        count: each.count,
        // Beyond what was read, the first names would be those of the alphabet, not of each type: none.
        first:
          list.total > namesRead
            ? []
            : list.entries.filter((entry) => entry.type === each.value).slice(0, namesShown),
      }),
    )
  groups.sort((a, b) => b.count - a.count)
  return { total: list.total, groups, points: located.entries }
}

/** For each type sought, the actor nearest to a point; types nobody has are left out. */
export async function findNearest(db: Database, point: LonLat): Promise<NearestActor[]> {
  const found = await nearestOfEach(db, point, {
    kind: 'organisation',
    facets: soughtTypes.map((type) => `type:${type}`),
  })
  return soughtTypes
    .flatMap((type): NearestActor[] => {
      const entry = found.get(`type:${type}`)
      return entry ? [{ type, entry }] : []
    })
    .sort((a, b) => a.entry.distance - b.entry.distance)
}
