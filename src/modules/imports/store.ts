import { type SqlBool, sql } from 'kysely'
import type { ColumnMapping } from '#modules/directory/index.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import { type Counts, type ImportState, noCounts, type Run, type UndoCounts } from './model.ts'

const isId = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

const columns = sql`
  r.id, r.source_id AS "sourceId", s.title AS "sourceTitle", r.new_source AS "newSource", r.file_id AS "fileId", r.file_name AS "fileName",
  r.encoding, r.format, r.columns, r.mapping, r.state, r.total, r.checked, r.position, r.undone,
  ${JSON.stringify(noCounts)}::jsonb || r.counts AS counts, r.ignored_columns AS "ignoredColumns", r.links, r.error, r.origin,
  CASE WHEN p.erased_at IS NULL AND p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name) END AS "askedBy",
  r.created_at AS "createdAt", r.applied_at AS "appliedAt", r.ended_at AS "endedAt", r.undone_at AS "undoneAt",
  r.forgotten_at AS "forgottenAt", r.fence`
const from = sql`import_run r LEFT JOIN data_source s ON s.id = r.source_id LEFT JOIN person p ON p.id = r.asked_by`

/** One import; null when there is none. `lock` holds it until the caller's transaction ends. */
export async function getRun(
  db: Database,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Run | null> {
  if (!isId(id)) return null
  const { rows } = await sql<Run>`SELECT ${columns} FROM ${from} WHERE r.id = ${id}
    ${options.lock ? sql`FOR UPDATE OF r` : sql``}`.execute(db)
  return rows[0] ?? null
}

/** The imports, the latest first, with how many there are. */
export async function listRuns(
  db: Database,
  page: number,
  size: number,
): Promise<{ runs: Run[]; total: number }> {
  const { rows } = await sql<Run & { count: number }>`
    SELECT ${columns}, count(*) OVER ()::int AS count FROM ${from}
    ORDER BY r.created_at DESC, r.id LIMIT ${size} OFFSET ${(page - 1) * size}`.execute(db)
  return { runs: rows, total: rows[0]?.count ?? 0 }
}

/** Puts an import in a state that somebody asked for; nobody holds it any more. */
export async function changeState(tx: Tx, id: string, state: ImportState, now: Date): Promise<void> {
  await tx
    .updateTable('import_run')
    .where('id', '=', id)
    .set({
      state,
      asked_at: now,
      claimed_until: null,
      error: null,
      ...(state === 'checking' && { checked: 0 }),
    })
    .execute()
}

/**
 * Takes the import that has waited longest, unless a living process is at work on one: two imports at once could make the same organisation twice.
 * A fence higher than before keeps whoever had it, and lost it, from writing more.
 */
export async function claimRun(tx: Tx, now: Date, until: Date): Promise<Run | null> {
  await sql`SELECT pg_advisory_xact_lock(713713)`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    UPDATE import_run SET claimed_until = ${until}, fence = fence + 1,
      state = CASE state WHEN 'queued' THEN 'running' ELSE state END,
      applied_at = CASE WHEN state IN ('queued', 'running') THEN coalesce(applied_at, ${now}) ELSE applied_at END
    WHERE id = (
      SELECT id FROM import_run WHERE state IN ('checking', 'queued', 'running', 'undoing')
        AND NOT EXISTS (SELECT FROM import_run busy WHERE busy.claimed_until > ${now})
      ORDER BY state = 'running' DESC, asked_at, id LIMIT 1)
    RETURNING id`.execute(tx)
  return rows[0] ? getRun(tx, rows[0].id) : null
}

/** Leases of processes that no longer live: nobody else can be at work on this database. */
export async function releaseClaims(db: Database): Promise<void> {
  await db
    .updateTable('import_run')
    .where('claimed_until', 'is not', null)
    .set({ claimed_until: null })
    .execute()
}

/** Whether this claim still holds; moves the run on with it, in one statement. */
export async function advance(
  tx: Database,
  run: Pick<Run, 'id' | 'fence'>,
  state: ImportState,
  change: {
    until: Date | null
    counts?: Counts
    checked?: number
    position?: { from: number; to: number }
    undone?: number
  },
): Promise<boolean> {
  const { until, counts, checked, position, undone } = change
  const { rows } = await sql<SqlBool>`
    UPDATE import_run SET claimed_until = ${until}, counts = coalesce(${counts ? JSON.stringify(counts) : null}::jsonb, counts),
      checked = coalesce(${checked ?? null}::int, checked), position = coalesce(${position?.to ?? null}::int, position),
      undone = coalesce(${undone ?? null}::int, undone)
    WHERE id = ${run.id} AND fence = ${run.fence} AND state = ${state} AND position = coalesce(${position?.from ?? null}::int, position)
    RETURNING true`.execute(tx)
  return rows.length === 1
}

/** Ends a work: the state it leaves the import in. Without effect when the claim was lost. */
export async function settleRun(
  tx: Database,
  run: Pick<Run, 'id' | 'fence'>,
  from: ImportState,
  end: { state: ImportState; now: Date; error?: string; ignored?: string[] },
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE import_run SET state = ${end.state}, claimed_until = NULL, error = ${end.error ?? null}, ended_at = ${end.now},
      undone_at = CASE WHEN ${end.state} = 'undone' THEN ${end.now}::timestamptz ELSE undone_at END,
      ignored_columns = coalesce(${end.ignored ?? null}::text[], ignored_columns)
    WHERE id = ${run.id} AND fence = ${run.fence} AND state = ${from} RETURNING true`.execute(tx)
  return rows.length === 1
}

/** What was said of a source's columns the last time. */
export async function getMapping(db: Database, sourceId: string): Promise<ColumnMapping | null> {
  const row = await db
    .selectFrom('import_mapping')
    .where('source_id', '=', sourceId)
    .select('columns')
    .executeTakeFirst()
  return row ? (row.columns as ColumnMapping) : null
}

/** The sources a file may belong to, by title. */
export async function listSources(db: Database): Promise<{ id: string; title: string; vintage: string }[]> {
  return db
    .selectFrom('data_source as s')
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('organisation_source as o')
            .whereRef('o.source_id', '=', 's.id')
            .select('o.source_id'),
        ),
        eb.exists(eb.selectFrom('import_run as r').whereRef('r.source_id', '=', 's.id').select('r.id')),
      ]),
    )
    .where('s.id', '<>', 'contribution')
    .select(['s.id', 's.title', 's.vintage'])
    .orderBy('s.title')
    .orderBy('s.id')
    .execute()
}

/** What the undo of an import came to so far. */
export async function countUndo(db: Database, id: string): Promise<UndoCounts> {
  const { rows } = await sql<{ undo: keyof UndoCounts; count: number }>`
    SELECT undo, count(*)::int AS count FROM import_change WHERE run_id = ${id} AND undo IS NOT NULL GROUP BY undo`.execute(
    db,
  )
  return Object.fromEntries(rows.map((row) => [row.undo, row.count]))
}
