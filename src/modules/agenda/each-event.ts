import { type EntryQuery, eachEntry, pastEntries } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { SchoolHolidays } from '#platform/school-holidays.ts'
import { getEvents } from './event-store.ts'
import type { EventSheet } from './model.ts'
import { momentOf, windowOf } from './moments.ts'

const batch = 250

/** The events that a list shows at a moment under a question, on all its pages, in its order, by batches. */
export async function* eachEvent(
  db: Database,
  query: EntryQuery,
  moment: Date,
  holidays: readonly SchoolHolidays[],
): AsyncGenerator<EventSheet[]> {
  const slugs = (entries: { id: string }[]) =>
    getEvents(
      db,
      entries.map((entry) => entry.id),
    )
  if (momentOf(query) === 'passes') {
    for (let page = 1; ; page++) {
      const past = await pastEntries(
        db,
        { ...query, page },
        { kinds: ['event'], before: moment, limit: batch },
      )
      yield await slugs(past.entries)
      if (page >= past.pages) return
    }
  }
  for await (const entries of eachEntry(db, query, {
    kinds: ['event'],
    window: windowOf(query, moment, holidays),
    batch,
  }))
    yield await slugs(entries)
}
