import type { Lang } from '#platform/i18n/lang.ts'
import { type EntryList, type EntryQuery, type FacetGroup, facetGroups } from './model.ts'
import { queryString, toggleFacet } from './query.ts'

/** A condition in force: its words, and the language-free address of the list without it. */
export type ActiveFilter = {
  kind: 'words' | 'near' | 'bbox' | 'when' | FacetGroup
  label: string
  href: string
}

/** Gives the language-free address of a list that answers a question: `listAt('/annuaire')(query)`. */
export const listAt =
  (path: string) =>
  (query: EntryQuery, change: Partial<EntryQuery> = {}): string =>
    path + queryString(query, change)
type ListPath = ReturnType<typeof listAt>

/** Every condition of a question, each removable on its own. `near` is the words of the place, `bbox` those of a part of the map. */
export function activeFilters(
  listPath: ListPath,
  query: EntryQuery,
  list: EntryList,
  lang: Lang,
  words: { near: string | null; bbox: string },
): ActiveFilter[] {
  const filters: ActiveFilter[] = []
  if (query.q)
    filters.push({ kind: 'words', label: `«\u00a0${query.q}\u00a0»`, href: listPath(query, { q: '' }) })
  if (query.near && words.near)
    filters.push({ kind: 'near', label: words.near, href: listPath(query, { near: null, radius: null }) })
  if (query.bbox) filters.push({ kind: 'bbox', label: words.bbox, href: listPath(query, { bbox: null }) })
  for (const group of facetGroups)
    for (const value of query.facets[group] ?? []) {
      const known = list.facets[group]?.find((each) => each.value === value)
      const label = known ? (lang === 'en' ? known.labelEn : known.labelFr) : value
      filters.push({
        kind: group,
        label,
        href: listPath(query, { facets: toggleFacet(query, group, value) }),
      })
    }
  return filters
}

/** A broader question, to propose when one has no answer. */
export type WiderQuestion = { kind: 'radius' | 'filter' | 'place'; query: EntryQuery; label: string | null }

/** Ways to broaden a question, the closest to it first: a wider radius, one filter less, everywhere. */
export function widerQuestions(
  listPath: ListPath,
  query: EntryQuery,
  filters: ActiveFilter[],
): WiderQuestion[] {
  const wider: WiderQuestion[] = []
  const from = { ...query, page: 1 }
  if (query.radius !== null)
    wider.push({ kind: 'radius', query: { ...from, radius: Math.min(query.radius * 3, 300) }, label: null })
  for (const group of facetGroups)
    for (const value of query.facets[group] ?? []) {
      const label = filters.find(
        (filter) =>
          filter.kind === group &&
          filter.href === listPath(query, { facets: toggleFacet(query, group, value) }),
      )?.label
      wider.push({
        kind: 'filter',
        query: { ...from, facets: toggleFacet(query, group, value) },
        label: label ?? value,
      })
    }
  const { territory, ...facets } = query.facets
  if (query.near || query.bbox || territory)
    wider.push({
      kind: 'place',
      query: { ...from, facets, near: null, radius: null, bbox: null },
      label: null,
    })
  return wider.slice(0, 6)
}
