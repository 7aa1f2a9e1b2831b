import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'

const day = 86_400_000
/** Days that a reading in which nothing happened is kept, a trial, and what undoing needs. */
const [idle, trial, detail] = [30, 30, 180]

/** Forgets readings in which nothing happened, old trials, and the lines of old readings: they may no longer be taken back. */
export async function forgetFeedRuns(db: Database, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * day)
  await sql`DELETE FROM feed_run r WHERE state IN ('done', 'failed') AND (dry AND ended_at < ${before(trial)}
    OR ended_at < ${before(idle)} AND NOT EXISTS (SELECT FROM feed_run_line l WHERE l.run_id = r.id AND l.act <> 'noted'))`.execute(
    db,
  )
  await sql`WITH old AS (UPDATE feed_run SET forgotten_at = ${now}
      WHERE state IN ('done', 'failed', 'undone') AND forgotten_at IS NULL AND ended_at < ${before(detail)} RETURNING id)
    DELETE FROM feed_run_line l USING old WHERE l.run_id = old.id`.execute(db)
}
