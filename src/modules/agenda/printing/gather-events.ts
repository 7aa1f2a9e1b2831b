import type { TimeWindow } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { getEvents } from '../event-store.ts'
import type { EventSheet } from '../model.ts'
import { editionSlugs } from './edition-store.ts'
import { entriesOf, mostEntries } from './programme.ts'

const batch = 250

/** What a programme holds, or why there is none: nothing happens then, or too much for paper. */
export type Gathered = { sheets: EventSheet[] } | { refused: 'nothing' | 'too long' }

/** Gathers the events that have something in a window, and stops reading when they become too many to print. */
export async function gatherEvents(
  events: AsyncIterable<EventSheet[]>,
  window: TimeWindow,
): Promise<Gathered> {
  const sheets: EventSheet[] = []
  let entries = 0
  for await (const read of events) {
    for (const sheet of read) {
      const more = entriesOf(sheet, window)
      if (more > 0) sheets.push(sheet)
      entries += more
    }
    if (entries > mostEntries) return { refused: 'too long' }
  }
  return entries === 0 ? { refused: 'nothing' } : { sheets }
}

/** The published events of an edition of a season, by batches. */
export async function* eventsOfEdition(
  db: Database,
  which: { season: string; year: number },
): AsyncGenerator<EventSheet[]> {
  const slugs = await editionSlugs(db, which, mostEntries + 1)
  for (let at = 0; at < slugs.length; at += batch) yield await getEvents(db, slugs.slice(at, at + batch))
}
