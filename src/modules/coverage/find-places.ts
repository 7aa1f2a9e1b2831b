import {
  emptyQuery,
  listEntries,
  locateEntries,
  searchRevision,
  type TimeWindow,
} from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { messages } from './messages/index.ts'
import type { PlaceKind } from './model.ts'

const known = new WeakMap<Database, { key: string; kinds: Promise<PlaceKind[]> }>()

/** The kinds of place of the site, in the order of their vocabularies: each type of organisation, venues of events to come, each kind of tool. */
export async function listKinds(db: Database, now: Date, revision?: number): Promise<PlaceKind[]> {
  const key = `${revision ?? (await searchRevision(db))} ${fromToday(now).from}`
  const before = known.get(db)
  if (before?.key === key) return before.kinds
  const kinds = readKinds(db, now)
  known.set(db, { key, kinds })
  kinds.catch(() => known.delete(db))
  return kinds
}

async function readKinds(db: Database, now: Date): Promise<PlaceKind[]> {
  const ask = (kind: 'organisation' | 'tool' | 'event', window: TimeWindow | null) =>
    listEntries(db, emptyQuery, { kinds: [kind], facetGroups: ['type'], limit: 1, window })
  const [organisations, events, tools] = await Promise.all([
    ask('organisation', null),
    ask('event', fromToday(now)),
    ask('tool', null),
  ])
  const typed = (kind: string, list: typeof organisations) =>
    (list.facets.type ?? []).map(({ value, count, labelFr, labelEn }) => ({
      code: `${kind}:${value}`,
      labelFr,
      labelEn,
      count,
    }))
  const venues = {
    code: 'event',
    labelFr: messages.fr.venues,
    labelEn: messages.en.venues,
    count: events.total,
  }
  return [
    ...typed('organisation', organisations),
    ...(events.total > 0 ? [venues] : []),
    ...typed('tool', tools),
  ]
}

/** Where the places of a kind stand; the array is the same as long as nothing changes. Those without a point are not among them. */
export async function placesOf(
  db: Database,
  code: string,
  now: Date,
): Promise<{ revision: number; places: readonly { lon: number; lat: number }[] }> {
  const [kind, type] = code.split(':') as ['organisation' | 'tool' | 'event', string?]
  const query = { ...emptyQuery, facets: type ? { type: [type] } : {} }
  const { revision, entries } = await locateEntries(
    db,
    query,
    [kind],
    kind === 'event' ? fromToday(now) : null,
  )
  return { revision, places: entries }
}

/** From the beginning of the day, so that a question is the same all day long. */
function fromToday(now: Date): TimeWindow {
  return { from: Math.floor(now.getTime() / 86_400_000) * 86_400_000, to: null }
}
