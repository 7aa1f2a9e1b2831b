import { type SqlBool, sql } from 'kysely'
import type { Said } from '#modules/agenda/index.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { Counts, Run, RunState } from './model.ts'

const isId = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

const columns = sql`
  r.id, r.feed_id AS "feedId", r.dry, r.state, p.name AS "askedBy", r.created_at AS "createdAt", r.started_at AS "startedAt",
  r.ended_at AS "endedAt", r.records, r.total, r.counts, r.not_modified AS "notModified", r.whole, r.error,
  r.undone_at AS "undoneAt", r.forgotten_at AS "forgottenAt", r.fence
  FROM feed_run r LEFT JOIN person p ON p.id = r.asked_by AND p.erased_at IS NULL`

/** One reading of a source; null when there is none. */
export async function getRun(
  db: Database,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Run | null> {
  if (!isId(id)) return null
  const { rows } = await sql<Run>`SELECT ${columns} WHERE r.id = ${id}
    ${options.lock ? sql`FOR UPDATE OF r` : sql``}`.execute(db)
  return rows[0] ?? null
}

/** The readings of a source, the latest first, with how many there are. */
export async function listRuns(
  db: Database,
  feedId: string,
  page: number,
  size: number,
): Promise<{ runs: Run[]; total: number }> {
  const { rows } = await sql<Run>`SELECT ${columns} WHERE r.feed_id = ${feedId}
    ORDER BY r.created_at DESC, r.id LIMIT ${size} OFFSET ${(page - 1) * size}`.execute(db)
  const { total } = await db
    .selectFrom('feed_run')
    .where('feed_id', '=', feedId)
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  return { runs: rows, total: Number(total) }
}

/** The last reading of a source, trials aside unless one is under way. */
export async function lastRun(db: Database, feedId: string): Promise<Pick<Run, 'state'> | null> {
  const { rows } = await sql<Pick<Run, 'state'>>`SELECT state FROM feed_run
    WHERE feed_id = ${feedId} AND (NOT dry OR state IN ('waiting', 'running'))
    ORDER BY state IN ('waiting', 'running', 'undoing') DESC, created_at DESC, id LIMIT 1`.execute(db)
  return rows[0] ?? null
}

/** Whether a source was read whole since the month began: calendars are followed eighteen months ahead, which moves with it. */
export async function wasReadThisMonth(db: Database, feedId: string, now: Date): Promise<boolean> {
  const found = await db
    .selectFrom('feed_run')
    .where('feed_id', '=', feedId)
    .where('started_at', '>=', new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth())))
    .where((eb) => eb.and({ state: 'done', dry: false, not_modified: false }))
    .select('id')
    .executeTakeFirst()
  return found !== undefined
}

/** Puts a reading in the queue. @returns its id; null when one waits or is under way already */
export async function addRun(
  tx: Tx,
  run: { feedId: string; dry: boolean; askedBy: string | null },
  now: Date,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`INSERT INTO feed_run (feed_id, dry, asked_by, created_at)
    VALUES (${run.feedId}, ${run.dry}, ${run.askedBy}, ${now}) ON CONFLICT DO NOTHING RETURNING id`.execute(
    tx,
  )
  return rows[0]?.id ?? null
}

/** Puts in the queue the sources whose time has come. */
export async function addDueRuns(db: Database, now: Date): Promise<void> {
  await sql`INSERT INTO feed_run (feed_id, created_at)
    SELECT id, ${now} FROM event_feed WHERE state = 'active' AND next_run_at <= ${now}
    ON CONFLICT DO NOTHING`.execute(db)
}

/** Takes the reading that has waited longest, and that no living process is at work on. A higher fence keeps whoever lost it from writing more. */
export async function claimRun(tx: Tx, now: Date, until: Date): Promise<Run | null> {
  const { rows } = await sql<{ id: string }>`
    UPDATE feed_run SET claimed_until = ${until}, fence = fence + 1, started_at = coalesce(started_at, ${now}),
      state = CASE state WHEN 'waiting' THEN 'running' ELSE state END
    WHERE id = (SELECT id FROM feed_run WHERE state IN ('waiting', 'running', 'undoing')
        AND (claimed_until IS NULL OR claimed_until <= ${now})
      ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id`.execute(tx)
  return rows[0] ? getRun(tx, rows[0].id) : null
}

/** Leases of processes that no longer live: nobody else can be at work on this database. */
export async function releaseClaims(db: Database): Promise<void> {
  await db
    .updateTable('feed_run')
    .where('claimed_until', 'is not', null)
    .set({ claimed_until: null })
    .execute()
}

/** Whether this claim still holds; says how far it is. */
export async function advance(
  tx: Database,
  run: Pick<Run, 'id' | 'fence'>,
  change: { until: Date | null; records?: number; total?: number | null },
): Promise<boolean> {
  const { rows } = await sql<SqlBool>`
    UPDATE feed_run SET claimed_until = ${change.until}, records = coalesce(${change.records ?? null}::int, records),
      total = coalesce(${change.total ?? null}::int, total)
    WHERE id = ${run.id} AND fence = ${run.fence} AND state IN ('running', 'undoing') RETURNING true`.execute(
    tx,
  )
  return rows.length === 1
}

/** How a reading ended. */
export type RunEnd = {
  state: RunState
  counts?: Counts
  notModified?: boolean
  whole?: boolean
  error?: Said
  formerPosition?: unknown
}

/** Ends a work. Without effect when the claim was lost. */
export async function settleRun(
  tx: Database,
  run: Pick<Run, 'id' | 'fence'>,
  end: RunEnd,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE feed_run SET state = ${end.state}, claimed_until = NULL, error = ${json(end.error)}::jsonb,
      counts = coalesce(${json(end.counts)}::jsonb, counts), not_modified = coalesce(${end.notModified ?? null}::boolean, not_modified),
      whole = coalesce(${end.whole ?? null}::boolean, whole),
      former_position = coalesce(${json(end.formerPosition)}::jsonb, former_position),
      ended_at = CASE WHEN ${end.state} = 'undone' THEN ended_at ELSE ${now}::timestamptz END,
      undone_at = CASE WHEN ${end.state} = 'undone' THEN ${now}::timestamptz ELSE undone_at END
    WHERE id = ${run.id} AND fence = ${run.fence} RETURNING true`.execute(tx)
  return rows.length === 1
}

const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))
