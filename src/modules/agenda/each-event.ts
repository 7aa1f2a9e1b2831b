import { type EntryQuery, eachEntryId, pastEntries } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { SchoolHolidays } from '#platform/school-holidays.ts'
import { getEventFields } from './event-store.ts'
import type { EventSheet } from './model.ts'
import { momentOf, windowOf } from './moments.ts'

const batch = 250

/** What a list shows: its question, the moment it is asked, the holidays of the region. */
type Shown = { query: EntryQuery; moment: Date; holidays: readonly SchoolHolidays[] }

/**
 * Some fields of every event that a list shows, on all its pages, in its order, by batches. While some are written, the next ones are
 * read.
 */
export async function* eachEvent<Field extends keyof EventSheet>(
  db: Database,
  shown: Shown,
  fields: readonly Field[],
): AsyncGenerator<Pick<EventSheet, Field>[]> {
  let before: Promise<Pick<EventSheet, Field>[]> | null = null
  for await (const slugs of slugsOf(db, shown)) {
    const reading = getEventFields(db, slugs, fields)
    // Whoever leaves in between does not wait for it; whoever stays is told of its failure.
    reading.catch(() => {})
    if (before) yield await before
    before = reading
  }
  if (before) yield await before
}

async function* slugsOf(db: Database, { query, moment, holidays }: Shown): AsyncGenerator<string[]> {
  const kinds = ['event' as const]
  if (momentOf(query) !== 'passes') {
    const window = windowOf(query, moment, holidays)
    return yield* eachEntryId(db, query, { kinds, window, batch })
  }
  for (let page = 1; ; page++) {
    const past = await pastEntries(db, { ...query, page }, { kinds, before: moment, limit: batch })
    yield past.entries.map((entry) => entry.id)
    if (page >= past.pages) return
  }
}
