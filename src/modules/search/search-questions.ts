import type { Database } from '#platform/db/connect.ts'
import { fold } from '#platform/i18n/fold.ts'
import { listEntries } from './list-entries.ts'
import { type EntryList, type EntryQuery, entryKinds, type FacetGroup, facetGroups } from './model.ts'
import { queryString, toggleFacet } from './query.ts'

/** A condition in force, and the language-free address without it. */
export type Condition = { kind: 'words' | 'near' | 'bbox' | FacetGroup; value: string; href: string }

/** The language-free address of a search. */
export const searchPath = (query: EntryQuery, change: Partial<EntryQuery> = {}) =>
  `/recherche${queryString(query, change)}`

/** Every condition of a question, each removable on its own. */
export function conditionsOf(query: EntryQuery): Condition[] {
  const conditions: Condition[] = []
  if (query.q) conditions.push({ kind: 'words', value: query.q, href: searchPath(query, { q: '' }) })
  if (query.near)
    conditions.push({ kind: 'near', value: '', href: searchPath(query, { near: null, radius: null }) })
  if (query.bbox) conditions.push({ kind: 'bbox', value: '', href: searchPath(query, { bbox: null }) })
  for (const group of facetGroups) {
    for (const value of query.facets[group] ?? []) {
      conditions.push({
        kind: group,
        value,
        href: searchPath(query, { facets: toggleFacet(query, group, value) }),
      })
    }
  }
  return conditions
}

/** A broader question that has an answer: without the filters (`word` null), or one word of it alone. */
export type Wider = { word: string | null; total: number; query: EntryQuery }

/** Broader questions to propose when one has no answer: those that would show something. */
export async function widerAnswers(db: Database, query: EntryQuery): Promise<Wider[]> {
  const free = { ...query, facets: {}, near: null, radius: null, bbox: null, page: 1 }
  const words = [...new Set(fold(query.q).split(' '))].filter((word) => word.length > 2)
  const questions: { word: string | null; query: EntryQuery }[] = conditionsOf(query).some(
    (each) => each.kind !== 'words',
  )
    ? [{ word: null, query: free }]
    : []
  if (words.length > 1)
    questions.push(...words.slice(0, 4).map((word) => ({ word, query: { ...free, q: word } })))
  const wider: Wider[] = []
  for (const question of questions) {
    const { total } = await listEntries(db, question.query, { kinds: entryKinds, limit: 1 })
    if (total > 0) wider.push({ ...question, total })
  }
  return wider
}

/** The words of a facet value chosen, in both languages. */
export function labelOf(list: EntryList, group: FacetGroup, value: string) {
  const known = list.facets[group]?.find((each) => each.value === value)
  return { fr: known?.labelFr ?? value, en: known?.labelEn ?? value }
}
