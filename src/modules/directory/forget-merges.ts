import { sql } from 'kysely'
import { undoDays } from '#modules/cases/index.ts'
import type { Database } from '#platform/db/connect.ts'

/** Empties what undoing needs of merges that can be undone no more: people's memberships among other things. */
export async function forgetMerges(db: Database, now: Date): Promise<void> {
  await sql`UPDATE organisation_merge SET undo = '{}'
    WHERE undo <> '{}' AND (undone_at IS NOT NULL OR at < ${now}::timestamptz - make_interval(days => ${undoDays}))`.execute(
    db,
  )
}
