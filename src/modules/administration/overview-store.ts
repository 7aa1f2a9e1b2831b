import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { Overview } from './model.ts'

/** What waits, in one query. */
export async function readOverview(db: Database): Promise<Overview> {
  const { rows } = await sql<Overview>`
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'count', count) ORDER BY kind), '[]')
        FROM (SELECT kind, count(*)::int AS count FROM moderation_case WHERE state = 'open' GROUP BY kind) c) AS cases,
      (SELECT jsonb_build_object('failed', count(*) FILTER (WHERE state = 'failed'), 'unconfirmed', count(*) FILTER (WHERE unconfirmed),
        'waiting', count(*) FILTER (WHERE state IN ('queued', 'sending', 'handed')))
        FROM mail WHERE emptied_at IS NULL AND (state <> 'sent' OR unconfirmed)) AS mails,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', file_name, 'state', state, 'position', position, 'total', total)), '[]')
        FROM (SELECT * FROM import_run WHERE state IN ('checking', 'queued', 'running', 'undoing', 'failed')
          ORDER BY created_at DESC, id LIMIT 5) r) AS imports,
      (SELECT jsonb_build_object('published', count(*), 'unconfirmed', count(*) FILTER (WHERE unconfirmed_at IS NOT NULL))
        FROM organisation WHERE status = 'published') AS organisations,
      (SELECT count(*)::int FROM person WHERE erased_at IS NULL) AS people`.execute(db)
  if (!rows[0]) throw new Error('the overview always has one row')
  return rows[0]
}
