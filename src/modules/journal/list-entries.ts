import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import type { Database } from '#platform/db/connect.ts'
import { readEntries } from './list-store.ts'
import type { JournalEntry, JournalFilters } from './model.ts'
import { canReadJournal, canReadPersonalEntries } from './policy.ts'

const pageSize = 50
const batchSize = 500

/**
 * A page of the journal, the newest first: fifty lines after `before`, and the id to ask the next page with, null on the last.
 * @throws AppError forbidden or unauthenticated
 */
export async function listEntries(
  db: Database,
  actor: Actor,
  filters: JournalFilters,
  before: string | null,
  size: number = pageSize,
): Promise<{ entries: JournalEntry[]; next: string | null }> {
  authorise(canReadJournal, actor, undefined)
  const personal = canReadPersonalEntries(actor, undefined)
  const entries = await readEntries(db, filters, { before, limit: size + 1, personal })
  return {
    entries: entries.slice(0, size),
    next: entries.length > size ? (entries[size - 1]?.id ?? null) : null,
  }
}

/** Every entry that answers the filters, batch after batch, for an export. @throws as listEntries */
export async function* exportEntries(
  db: Database,
  actor: Actor,
  filters: JournalFilters,
): AsyncGenerator<JournalEntry[]> {
  let before: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listEntries>> = await listEntries(
      db,
      actor,
      filters,
      before,
      batchSize,
    )
    yield page.entries
    before = page.next
  } while (before !== null)
}
