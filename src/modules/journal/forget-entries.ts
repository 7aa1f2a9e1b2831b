import { sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'

const yearsKept = 3

/** Removes entries older than three years, as /donnees-personnelles promises. */
export async function forgetOldEntries(db: Database, now: Date): Promise<void> {
  await sql`DELETE FROM journal_entry WHERE at < ${now}::timestamptz - make_interval(years => ${yearsKept})`.execute(
    db,
  )
}

/**
 * Empties what the journal tells of a person who is erased, in the transaction of the erasure: that something was done stays, not what.
 * As an author they are already nobody: the journal names people by reference only.
 */
export async function forgetInJournal(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('journal_entry')
    .where('object_kind', '=', 'person')
    .where('object_id', '=', personId)
    .where('personal', '=', true)
    .set({ changes: '{}' })
    .execute()
}
