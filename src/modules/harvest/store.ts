import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { Feed, RunState } from './model.ts'

const isId = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

// The key is never among them.
const columns = sql`
  f.id, f.name, f.kind, f.url, f.secret IS NOT NULL AS "hasSecret",
  CASE WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'name', t.name) END AS file,
  coalesce((f.settings ->> 'past')::boolean, false) AS past,
  CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name) END AS organiser,
  jsonb_build_object('id', s.id, 'title', s.title, 'publisher', s.publisher, 'licence', s.licence, 'url', s.url) AS source,
  f.schedule, f.conflict_rule AS "conflictRule", f.state, f.cursor, f.etag, f.last_modified AS "lastModified", f.failures,
  f.next_run_at AS "nextRunAt", f.created_at AS "createdAt"`
const from = sql`event_feed f JOIN data_source s ON s.id = f.source_id LEFT JOIN stored_file t ON t.id = f.file_id
  LEFT JOIN organisation o ON o.id = f.organiser_id`

async function read(db: Database, where: RawBuilder<unknown>): Promise<Feed[]> {
  const { rows } = await sql<Feed>`SELECT ${columns} FROM ${from} ${where}`.execute(db)
  return rows
}

/** One source of events; null when there is none. `lock` holds it until the caller's transaction ends. */
export async function getFeed(
  db: Database,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Feed | null> {
  if (!isId(id)) return null
  const found = await read(db, sql`WHERE f.id = ${id} ${options.lock ? sql`FOR UPDATE OF f` : sql``}`)
  return found[0] ?? null
}

/** A source with how it last did, for a list. */
export type FeedLine = Feed & {
  last: { state: RunState; endedAt: Date | null } | null
  conflicts: number
  events: number
}

/** Every source of events, by name. There are dozens of them at most. */
export async function listFeeds(db: Database): Promise<FeedLine[]> {
  const { rows } = await sql<FeedLine>`
    SELECT ${columns},
      (SELECT jsonb_build_object('state', r.state, 'endedAt', r.ended_at)
        FROM feed_run r WHERE r.feed_id = f.id AND NOT r.dry ORDER BY r.created_at DESC, r.id LIMIT 1) AS last,
      (SELECT count(*)::int FROM feed_conflict c WHERE c.feed_id = f.id AND c.decided_at IS NULL) AS conflicts,
      (SELECT count(*)::int FROM event_source x JOIN event e ON e.id = x.event_id
        WHERE x.source_id = f.source_id AND e.state = 'published') AS events
    FROM ${from} ORDER BY f.name, f.id`.execute(db)
  return rows.map((row) => ({
    ...row,
    last: row.last && { ...row.last, endedAt: row.last.endedAt && new Date(row.last.endedAt) },
  }))
}

/** The key of a source, for the job that reads it. */
export async function getSecret(db: Database, id: string): Promise<string | null> {
  const row = await db.selectFrom('event_feed').where('id', '=', id).select('secret').executeTakeFirst()
  return row?.secret ?? null
}

/** An id that no data source bears yet. */
export async function freeSourceId(tx: Tx, base: string): Promise<string> {
  const { rows } = await sql<{
    id: string
  }>`SELECT id FROM data_source WHERE id = ${base} OR id LIKE ${`${base}-%`}`.execute(tx)
  const taken = new Set(rows.map((row) => row.id))
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`
    if (!taken.has(id)) return id
  }
}
