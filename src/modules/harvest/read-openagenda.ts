import { eventReaders, type Said } from '#modules/agenda/index.ts'
import { type Feed, largestSource } from './model.ts'
import { type Pause, patientFetch } from './patient-fetch.ts'
import { type Fetch, FetchFailure } from './public-fetch.ts'
import type { SourceEnd, SourcePart } from './source-part.ts'

const pageSize = 100
const mostPages = 1000

type Page = { events: Record<string, unknown>[]; total: number | null; after: string[] }

/**
 * Reads an agenda of OpenAgenda by its API v2: all that is current or to come the first time, then what changed since, removals included
 * (recipe of its documentation: `updatedAt[gte]`, `sort=updatedAt.asc`, `removed=null`, `after[]`).
 */
export async function* readOpenAgenda(
  feed: Pick<Feed, 'url' | 'cursor' | 'past'>,
  {
    fetch,
    pause,
    secret,
    signal,
  }: { fetch: Fetch; pause: Pause; secret: string | null; signal: AbortSignal },
): AsyncGenerator<SourcePart, SourceEnd> {
  let latest = feed.cursor
  let after: string[] = []
  for (let page = 0; ; page++) {
    if (page === mostPages) throw new FetchFailure(said.endless)
    const answer = await patientFetch(fetch, pause, addressOf(feed, after), {
      headers: { Accept: 'application/json', ...(secret && { key: secret }) },
      most: largestSource,
      signal,
    })
    const found = pageOf(answer.body)
    for (const { updatedAt } of found.events)
      if (isMoment(updatedAt) && (latest === null || Date.parse(updatedAt) > Date.parse(latest)))
        latest = updatedAt
    if (found.events.length > 0) yield partOf(found)
    const next = found.after
    if (found.events.length === 0 || next.length === 0)
      return {
        position: { cursor: latest, etag: null, lastModified: null },
        notModified: false,
        whole: false,
      }
    if (next.join(' ') === after.join(' ')) throw new FetchFailure(said.endless)
    after = next
  }
}

function addressOf({ url, cursor, past }: Pick<Feed, 'url' | 'cursor' | 'past'>, after: string[]): string {
  const address = new URL(url ?? '')
  const query = address.searchParams
  for (const [name, value] of [
    ['detailed', '1'],
    ['longDescriptionFormat', 'markdown'],
    ['size', `${pageSize}`],
    ['sort', 'updatedAt.asc'],
  ] as const)
    query.set(name, value)
  if (cursor) {
    query.set('updatedAt[gte]', cursor)
    query.set('removed', 'null')
  } else if (!past) for (const when of ['current', 'upcoming']) query.append('relative[]', when)
  for (const value of after) query.append('after[]', value)
  return address.href
}

function pageOf(body: Uint8Array): Page {
  let answer: unknown
  try {
    answer = JSON.parse(new TextDecoder().decode(body))
  } catch {
    throw new FetchFailure(said.notJson)
  }
  const { events, total, after } = Object(answer) as Record<string, unknown>
  if (!Array.isArray(events)) throw new FetchFailure(said.noEvents)
  return {
    events: events.filter((each) => typeof each === 'object' && each !== null),
    total: typeof total === 'number' && Number.isInteger(total) && total >= 0 ? total : null,
    after: Array.isArray(after) ? after.flatMap((each) => (each === null ? [] : [String(each)])) : [],
  }
}

const reader = eventReaders.get('open-agenda')

/** Events that are shown are read, one by one so that each refusal bears its number; those that are no longer shown are gone. */
function partOf({ events, total }: Page): SourcePart {
  const part: SourcePart = { records: [], refused: [], notes: [], removed: [], total }
  for (const event of events) {
    const id = `${event.uid ?? event.slug ?? ''}`
    if (id !== '' && (event.removed === true || (typeof event.state === 'number' && event.state !== 2))) {
      part.removed.push(id)
      continue
    }
    const read = reader?.(JSON.stringify([event]))
    part.records.push(...(read?.records ?? []))
    part.notes.push(...(read?.notes ?? []))
    part.refused.push(...(read?.refused ?? []).map(({ at, reason }) => ({ at: id || at, reason })))
  }
  return part
}

const isMoment = (value: unknown): value is string =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value))

const said = {
  notJson: {
    fr: 'La réponse n’est pas celle de l’API d’OpenAgenda : vérifiez l’adresse.',
    en: 'The answer is not that of OpenAgenda’s API: check the address.',
  },
  noEvents: {
    fr: 'La réponse ne contient pas d’événements : vérifiez l’adresse et la clé.',
    en: 'The answer holds no events: check the address and the key.',
  },
  endless: { fr: 'Les pages de la source n’ont pas de fin.', en: 'The pages of the source have no end.' },
} satisfies Record<string, Said>
