import { type EntryQuery, eachEntry } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { OrganisationPage } from './model.ts'
import { getOrganisations } from './store.ts'

/** The organisations that a list shows under its filters, every page of it, in its order, a batch at a time. */
export async function* eachListed(db: Database, query: EntryQuery): AsyncGenerator<OrganisationPage[]> {
  for await (const entries of eachEntry(db, query, { kinds: ['organisation'], batch: 250 }))
    yield await getOrganisations(
      db,
      entries.map((entry) => entry.id),
    )
}
