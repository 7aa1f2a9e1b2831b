import { countEntries, emptyQuery, listEntries, locateEntries } from '#modules/search/index.ts'
import type { Territory } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { ActorGroup, Actors } from './model.ts'

const namesRead = 80
const namesShown = 5

type Ref = Pick<Territory, 'kind' | 'code'>

/** The question « in this territory ». The region contains every actor, and is no facet of any. */
export const within = ({ kind, code }: Ref) => ({
  ...emptyQuery,
  facets: kind === 'region' ? {} : { territory: [`${kind}/${code}`] },
})

/** The actors of a territory by type, the most numerous first, with the first names of each. One query, none for many actors. */
export async function findActors(db: Database, ref: Ref, revision: number): Promise<Actors> {
  const query = { ...within(ref), sort: 'name' as const }
  const kinds = ['organisation' as const]
  const [{ total, facets }, located] = await Promise.all([
    countEntries(db, query, { kinds, facetGroups: ['type', 'equipment'], revision }),
    locateEntries(db, query, kinds, null, revision),
  ])
  // Beyond what is read, the first names would be those of the alphabet, not of each type: none.
  const { entries } =
    total === 0 || total > namesRead
      ? { entries: [] }
      : await listEntries(db, query, { kinds, limit: namesRead, revision })
  const counted = (group: 'type' | 'equipment') =>
    (facets[group] ?? [])
      .filter(({ count }) => count > 0)
      .map(({ value, labelFr, labelEn, count }) => ({ value, label: { fr: labelFr, en: labelEn }, count }))
      .sort((a, b) => b.count - a.count)
  return {
    total,
    groups: counted('type').map(
      ({ value, ...each }): ActorGroup => ({
        type: value,
        ...each,
        first: entries.filter((entry) => entry.type === value).slice(0, namesShown),
      }),
    ),
    equipment: counted('equipment').map(({ value, ...each }) => ({ code: value, ...each })),
    points: located.entries,
  }
}
