import { sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { Act, KnownRecord, Line, ReportLine, UndoOutcome } from './model.ts'

/** A line with what is needed to take it back: the event and its row of provenance as they were, null when there were none. */
export type WrittenLine = Line & { before: BeforeLine | null; afterVersion: number | null }
export type BeforeLine = {
  event: { input: unknown; state: string; version: number } | null
  source: { fingerprint: string; eventVersion: number | null; withdrawnAt: string | null } | null
  /** Whether nobody had edited the event here. */
  untouched: boolean
}

/** Writes lines; a record that has one already keeps it. */
export async function writeLines(tx: Tx, runId: string, lines: WrittenLine[]): Promise<void> {
  if (lines.length === 0) return
  await sql`INSERT INTO feed_run_line (run_id, record_id, act, title, event_id, reason, notes, changes, before, after_version)
    SELECT ${runId}::uuid, "recordId", act, title, "eventId", reason, notes,
      ARRAY(SELECT jsonb_array_elements_text(changes)), before, "afterVersion"
    FROM jsonb_to_recordset(${JSON.stringify(lines).replaceAll('\\u0000', '')}::jsonb) AS x ("recordId" text, act text, title text,
      "eventId" uuid, reason jsonb, notes jsonb, changes jsonb, before jsonb, "afterVersion" integer)
    ON CONFLICT DO NOTHING`.execute(tx)
}

/** Those of these records that have their line already: a process that died wrote them. */
export async function linesAmong(tx: Database, runId: string, recordIds: string[]): Promise<Set<string>> {
  if (recordIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('feed_run_line')
    .where('run_id', '=', runId)
    .where('record_id', 'in', recordIds)
    .select('record_id')
    .execute()
  return new Set(rows.map((row) => row.record_id))
}

/** What is known of these records of a source; of all of them without a list. */
export async function knownRecords(
  db: Database,
  sourceId: string,
  recordIds?: string[],
): Promise<KnownRecord[]> {
  const { rows } = await sql<KnownRecord>`
    SELECT record_id AS "recordId", event_id AS "eventId", fingerprint, event_version AS "eventVersion",
      withdrawn_at AS "withdrawnAt", to_jsonb(s) ->> 'merged_from' IS NOT NULL AS merged
    FROM event_source s WHERE source_id = ${sourceId} ${recordIds ? sql`AND record_id = ANY(${recordIds})` : sql``}
    ORDER BY record_id`.execute(db)
  return rows
}

/** Records of an agenda that another source of OpenAgenda gives already: their numbers are the same everywhere. */
export async function recordsElsewhere(
  db: Database,
  sourceId: string,
  recordIds: string[],
): Promise<Set<string>> {
  if (recordIds.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT x.record_id AS id FROM event_source x JOIN event_feed f ON f.source_id = x.source_id
    WHERE f.kind IN ('openagenda-api', 'openagenda-file') AND x.source_id <> ${sourceId} AND x.withdrawn_at IS NULL
      AND x.record_id = ANY(${recordIds})`.execute(db)
  return new Set(rows.map((row) => row.id))
}

/** Remembers a record as it was just written. */
export async function rememberRecord(
  tx: Tx,
  sourceId: string,
  record: {
    id: string
    eventId: string
    fingerprint: string
    eventVersion: number | null
    withdrawnAt: Date | null
  },
  now: Date,
): Promise<void> {
  const rest = {
    fingerprint: record.fingerprint,
    event_version: record.eventVersion,
    withdrawn_at: record.withdrawnAt,
    imported_at: now,
  }
  await tx
    .insertInto('event_source')
    .values({ source_id: sourceId, record_id: record.id, event_id: record.eventId, ...rest })
    .onConflict((conflict) => conflict.columns(['source_id', 'record_id']).doUpdateSet(rest))
    .execute()
}

/** How many records had each outcome. */
export async function countLines(db: Database, runId: string): Promise<Partial<Record<Act, number>>> {
  const rows = await db
    .selectFrom('feed_run_line')
    .where('run_id', '=', runId)
    .groupBy('act')
    .select((eb) => ['act', eb.fn.countAll<string>().as('count')])
    .execute()
  return Object.fromEntries(rows.map(({ act, count }) => [act, Number(count)]))
}

/** Lines of a reading, in the order in which they were written. */
export async function listLines(
  db: Database,
  asked: { runId: string; act: Act | null; after?: string; offset?: number; size: number },
): Promise<ReportLine[]> {
  const { rows } = await sql<ReportLine>`
    SELECT l.record_id AS "recordId", l.position::text AS position, l.act, l.title, l.event_id AS "eventId", l.reason, l.notes, l.changes,
      l.undo, CASE WHEN e.state = 'published' THEN e.slug END AS slug
    FROM feed_run_line l LEFT JOIN event e ON e.id = l.event_id
    WHERE l.run_id = ${asked.runId} ${asked.act ? sql`AND l.act = ${asked.act}` : sql``}
      ${asked.after ? sql`AND l.position > ${asked.after}::bigint` : sql``}
    ORDER BY l.position LIMIT ${asked.size} OFFSET ${asked.offset ?? 0}`.execute(db)
  return rows
}

/** Lines to take back, the last ones first, that no undo went through yet. */
export async function nextToUndo(
  tx: Tx,
  runId: string,
  size: number,
): Promise<
  { recordId: string; act: Act; eventId: string | null; before: BeforeLine; afterVersion: number }[]
> {
  const { rows } = await sql<{
    recordId: string
    act: Act
    eventId: string | null
    before: BeforeLine
    afterVersion: number
  }>`
    SELECT record_id AS "recordId", act, event_id AS "eventId", before, after_version AS "afterVersion"
    FROM feed_run_line WHERE run_id = ${runId} AND before IS NOT NULL AND undo IS NULL
    ORDER BY position DESC LIMIT ${size}`.execute(tx)
  return rows
}

/** What became of a line that was taken back. */
export async function writeUndo(tx: Tx, runId: string, recordId: string, undo: UndoOutcome): Promise<void> {
  await tx
    .updateTable('feed_run_line')
    .where('run_id', '=', runId)
    .where('record_id', '=', recordId)
    .set({ undo })
    .execute()
}

/** An event that is again what it was at a version: the lines that left it there may be taken back in their turn. */
export async function sameAgain(
  tx: Tx,
  eventId: string,
  version: { was: number; is: number },
): Promise<void> {
  await tx
    .updateTable('feed_run_line')
    .where('event_id', '=', eventId)
    .where('after_version', '=', version.was)
    .where('undo', 'is', null)
    .set({ after_version: version.is })
    .execute()
}

/** How an undo went, record by record. */
export async function countUndo(db: Database, runId: string): Promise<Partial<Record<UndoOutcome, number>>> {
  const rows = await db
    .selectFrom('feed_run_line')
    .where('run_id', '=', runId)
    .where('undo', 'is not', null)
    .groupBy('undo')
    .select((eb) => ['undo', eb.fn.countAll<string>().as('count')])
    .execute()
  return Object.fromEntries(rows.map(({ undo, count }) => [undo, Number(count)]))
}
