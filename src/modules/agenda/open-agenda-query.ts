import { type EntryQuery, emptyQuery, parseQuery, type UpdateCursor } from '#modules/search/index.ts'

/** Where a reader stands in the pages: among events by date, among those that changed, among those that were removed. */
export type OpenAgendaCursor =
  | { in: 'timings'; offset: number }
  | { in: 'updates'; at: UpdateCursor }
  | { in: 'removed'; updated: number; id: string }

/** What a reader of OpenAgenda's API v2 asks; `since` in milliseconds. */
export type OpenAgendaQuestion = {
  query: EntryQuery
  size: number
  since: number | null
  /** The order of updates, which a reader who comes back needs; else that of dates. */
  byUpdate: boolean
  removed: boolean
  after: OpenAgendaCursor | null
}

const usualSize = 20
const mostSize = 300

/**
 * Reads the parameters of `GET /v2/agendas/{uid}/events` (OpenAgenda/dev-doc, « Lister des événements »): `size`, `after[]`, `sort`,
 * `updatedAt[gte]`, `removed`, `relative[]`, `search`; the list's own filters beside them. `after[]` are those of the page before, as they came;
 * what cannot be understood is left out.
 */
export function openAgendaQuestion(parameters: URLSearchParams): OpenAgendaQuestion {
  const query = parseQuery(parameters)
  const search = parseQuery(new URLSearchParams({ q: parameters.get('search') ?? '' })).q
  const relative = valuesOf(parameters, 'relative')
  const since = momentOf(parameters.get('updatedAt[gte]'))
  const size = Number(/^\d{1,6}$/.exec(parameters.get('size') ?? '')?.[0] ?? usualSize)
  return {
    query: {
      ...query,
      sort: emptyQuery.sort,
      page: 1,
      q: query.q || search,
      when: query.when ?? (relative.length === 1 && relative[0] === 'passed' ? 'passes' : null),
    },
    size: Math.min(Math.max(size, 1), mostSize),
    since,
    byUpdate: since !== null || /^updatedAt\./.test(parameters.get('sort') ?? ''),
    removed: since !== null && parameters.has('removed'),
    after: cursorOf(valuesOf(parameters, 'after')),
  }
}

/** A cursor as the values of `after`. */
export function cursorValues(cursor: OpenAgendaCursor | null): string[] | null {
  if (cursor === null) return null
  if (cursor.in === 'timings') return ['timings', `${cursor.offset}`]
  if (cursor.in === 'removed') return ['removed', `${cursor.updated}`, cursor.id]
  return ['updates', `${cursor.at.updated}`, `${cursor.at.ordinal}`]
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function cursorOf([order, first, second]: string[]): OpenAgendaCursor | null {
  const number = wholeNumber(first)
  if (number === null) return null
  if (order === 'timings') return { in: 'timings', offset: number }
  if (order === 'removed' && uuid.test(second ?? ''))
    return { in: 'removed', updated: number, id: second ?? '' }
  const ordinal = wholeNumber(second)
  return order === 'updates' && ordinal !== null ? { in: 'updates', at: { updated: number, ordinal } } : null
}

const wholeNumber = (text: string | undefined) => (/^\d{1,14}$/.test(text ?? '') ? Number(text) : null)

/** The values of a list, with and without the brackets that PHP writes. */
const valuesOf = (parameters: URLSearchParams, name: string) => [
  ...parameters.getAll(`${name}[]`),
  ...parameters.getAll(name),
]

function momentOf(text: string | null): number | null {
  const moment = Date.parse(text ?? '')
  return Number.isNaN(moment) ? null : moment
}
