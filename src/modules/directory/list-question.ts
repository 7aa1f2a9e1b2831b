import {
  type ActiveFilter,
  activeFilters,
  type EntryList,
  type EntryQuery,
  type ListOptions,
  type listAt,
  listEntries,
  parseQuery,
  type Sort,
  widerQuestions,
} from '#modules/search/index.ts'
import type { Territory } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { findCommune } from './find-commune.ts'

/** Words under which a list proposes a broader question, with how many things it would show. */
export type WiderWords = {
  radius: (km: number, count: number) => string
  filter: (label: string, count: number) => string
  place: (count: number) => string
}

/** The words that every list has for its question. */
export type ListWords = {
  nearTo: (place: string, radius: string | null) => string
  here: string
  mapArea: string
  corrected: (words: string) => string
  ignored: (values: string) => string
  whichCommune: (text: string) => string
  noCommune: (text: string) => string
}

type Link = { label: string; href: string }

/** Where a list stands, how it is read (`listEntries` when not said), and its words. */
type At = {
  path: ReturnType<typeof listAt>
  read?: typeof listEntries
  words: ListWords
  wider: WiderWords
}

/** What a list page says of a question, whatever it lists. Addresses are language-free. */
export type ListAnswer = {
  query: EntryQuery
  list: EntryList
  /** What stands in the field « près de ». */
  near: string
  active: ActiveFilter[]
  /** Sentences about the question, each with its links. */
  notes: { text: string; links: Link[] }[]
  /** Ways on when nothing answers. */
  wider: Link[]
}

/**
 * Answers the question of a list's address: its place recognised, its entries, its conditions in words, and what to try
 * when nothing answers.
 * @returns `goTo`, the address with its place recognised, when one commune was typed; else what the page says
 */
export async function answerQuestion(
  db: Database,
  lang: Lang,
  parameters: URLSearchParams,
  at: At & { options: (query: EntryQuery) => ListOptions },
): Promise<ListAnswer | { goTo: string }> {
  const query = parseQuery(parameters)
  const typed = (parameters.get('pres') ?? '').trim().slice(0, 100)
  const found = query.near === null && typed ? await findCommune(db, typed) : null
  if (found && 'commune' in found) return { goTo: at.path(near(parameters, found.commune)) }
  const options = at.options(query)
  const list = await (at.read ?? listEntries)(db, query, options)
  const place = list.near
  const { words } = at
  const radius = query.radius === null ? null : `${formatNumber(lang, query.radius, 1)}\u00a0km`
  const active = activeFilters(at.path, query, list, lang, {
    near: query.near && words.nearTo(place ?? words.here, radius),
    bbox: words.mapArea,
  })
  return {
    query,
    list,
    near: place && typed.startsWith('commune/') ? `${place} (${typed.slice(8)})` : typed,
    active,
    notes: [
      ...(found ? [doubt(words, typed, found.choices, (commune) => at.path(near(parameters, commune)))] : []),
      ...unknownWords(words, list),
    ],
    wider: list.total > 0 ? [] : await widerChoices(db, query, active, { ...at, options }),
  }
}

/** The question with its place recognised: reading the address again keeps the radius, which means nothing without a place. */
function near(parameters: URLSearchParams, { kind, code }: Territory): EntryQuery {
  const changed = new URLSearchParams(parameters)
  changed.set('pres', `${kind}/${code}`)
  return parseQuery(changed)
}

function doubt(
  words: ListWords,
  typed: string,
  choices: Territory[],
  hrefOf: (commune: Territory) => string,
) {
  return {
    text: choices.length > 0 ? words.whichCommune(typed) : words.noCommune(typed),
    links: choices.map((commune) => ({ label: `${commune.name} (${commune.code})`, href: hrefOf(commune) })),
  }
}

function unknownWords(words: ListWords, list: EntryList) {
  return [
    ...(list.unknown.length > 0 ? [words.ignored(list.unknown.map((each) => each.value).join(', '))] : []),
    ...(list.corrected && list.total > 0 ? [words.corrected(list.corrected)] : []),
  ].map((text) => ({ text, links: [] }))
}

/** Broader questions that have an answer. */
async function widerChoices(
  db: Database,
  query: EntryQuery,
  active: ActiveFilter[],
  at: At & { options: ListOptions },
): Promise<Link[]> {
  const choices: Link[] = []
  for (const { kind, query: wider, label } of widerQuestions(at.path, query, active)) {
    const { total } = await (at.read ?? listEntries)(db, wider, { ...at.options, facetGroups: [], limit: 1 })
    if (total === 0) continue
    const words =
      kind === 'radius'
        ? at.wider.radius(wider.radius ?? 0, total)
        : kind === 'filter'
          ? at.wider.filter(label ?? '', total)
          : at.wider.place(total)
    choices.push({ label: words, href: at.path(wider) })
  }
  return choices
}

/** The title of a list's page: its conditions, as far as they fit. */
export const titleOf = (title: string, active: ActiveFilter[]): string =>
  active.length > 0 ? `${title}\u00a0: ${active.map((each) => each.label).join(', ')}`.slice(0, 120) : title

/** Orders that make sense for a question; `first` is the list's own. */
export const possibleSorts = (query: EntryQuery, first: Sort[] = ['name']): Sort[] => [
  ...(query.q ? (['relevance'] as const) : []),
  ...first,
  ...(query.near ? (['distance'] as const) : []),
  'updated',
]
