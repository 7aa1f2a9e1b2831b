import type { Database } from '#platform/db/connect.ts'
import { distanceKm } from '#platform/distance.ts'
import { type Answer, type AnswerOptions, answer } from './answer.ts'
import type { EntryList, EntryQuery, FacetCount, FacetGroup, ListedEntry, Point } from './model.ts'
import { sessionsIn } from './row-times.ts'
import { placesFound } from './score.ts'
import { nearName } from './select.ts'
import { readEntries } from './store.ts'
import { textsOf } from './texts-of.ts'

/** What a list wants: of what, the groups to count (none by default), entries a page. */
export type ListOptions = AnswerOptions & { facetGroups?: readonly FacetGroup[]; limit?: number }

/**
 * One page of the answer to a question, with its total and the counts of its facets: two queries.
 * A page beyond the last one is the last one.
 */
export async function listEntries(db: Database, query: EntryQuery, options: ListOptions): Promise<EntryList> {
  const { kinds, window = null, facetGroups = [], limit = 20 } = options
  const found = await answer(db, query, options)
  const { memory, origin, text } = found
  const { total } = found.selection
  const pages = Math.max(1, Math.ceil(total / limit))
  const page = Math.min(query.page, pages)
  const ordinals = [...found.ordinals(page * limit).subarray((page - 1) * limit)]
  const read = text ? await readEntries(db, ordinals, text.words) : await textsOf(db, memory, ordinals)
  const distance = (point: Point | null) =>
    origin && point ? distanceKm(origin.lon, origin.lat, point.lon, point.lat) : null
  return {
    entries: read.map(
      ({ ordinal, ...entry }): ListedEntry => ({
        ...entry,
        ...memory.typeLabels(entry.type),
        distance: distance(entry.point),
        next: window && sessionsIn(memory.get(ordinal), window),
      }),
    ),
    total,
    page,
    pages,
    sort: found.sort,
    facets: Object.fromEntries(facetGroups.map((group) => [group, countsOf(found, query, group)])),
    unknown: found.unknown,
    exact: text?.exact ?? true,
    corrected: text && !text.exact ? text.asked.corrected : null,
    places: text ? placesFound(memory, text.asked, text.rest, kinds) : [],
    origin,
    near: nearName(memory, query.near),
  }
}

/** How many entries answer a question, and the counts of its facets: no text is read, so nothing is asked of the database when the revision is given. */
export async function countEntries(
  db: Database,
  query: EntryQuery,
  options: Omit<ListOptions, 'limit'>,
): Promise<Pick<EntryList, 'total' | 'facets'>> {
  const found = await answer(db, query, options)
  return {
    total: found.selection.total,
    facets: Object.fromEntries(
      (options.facetGroups ?? []).map((group) => [group, countsOf(found, query, group)]),
    ),
  }
}

/** The values of a group that some entry would show, and those selected even when none would; in their vocabulary's order. */
function countsOf({ memory, selection }: Answer, query: EntryQuery, group: FacetGroup): FacetCount[] {
  const chosen = query.facets[group] ?? []
  const counts = new Map<string, number>([
    ...chosen.map((value): [string, number] => [value, 0]),
    ...selection.countsOf(group),
  ])
  const listed = [...counts].map(([value, count]) => {
    const label = memory.labels.get(`${group}:${value}`)
    const title = group === 'territory' ? memory.find('territory', value)?.title : undefined
    return {
      value,
      count,
      selected: chosen.includes(value),
      labelFr: label?.labelFr ?? title ?? value,
      labelEn: label?.labelEn ?? title ?? value,
      position: label?.position ?? Number.POSITIVE_INFINITY,
    }
  })
  listed.sort((a, b) =>
    a.position === b.position ? b.count - a.count || (a.value < b.value ? -1 : 1) : a.position - b.position,
  )
  return listed.map(({ position: _, ...count }) => count)
}
