import { sql } from 'kysely'
import type { TracedChange, TracedLine } from '#modules/directory/index.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import { mostColumns, type OutcomeFilter, type ReportLine } from './model.ts'

/** Writes rows of the report; one written already is an error of the database, never a second count. */
export async function writeLines(
  tx: Database,
  runId: string,
  dry: boolean,
  lines: TracedLine[],
): Promise<void> {
  if (lines.length === 0) return
  await sql`
    INSERT INTO import_line (run_id, dry, position, line, outcome, reason, record_id, name, organisation_id, rule, hidden, changes, notes, cells)
    SELECT ${runId}::uuid, ${dry}, x.position, x.line, x.outcome, x.reason, x."recordId", x.name, x."organisationId", x.rule, x.hidden, x.changes,
      ARRAY(SELECT jsonb_array_elements_text(x.notes)), x.cells
    FROM jsonb_to_recordset(${JSON.stringify(lines.map(storable))}::jsonb) AS x (position int, line int, outcome text, reason text, "recordId" text,
      name text, "organisationId" uuid, rule text, hidden text, changes jsonb, notes jsonb, cells jsonb)`.execute(
    tx,
  )
}

/** Keeps what each record was. */
export async function writeChanges(
  tx: Database,
  runId: string,
  sourceId: string,
  changes: TracedChange[],
): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ before, ...rest }) => ({
    ...rest,
    before: before === null ? null : JSON.parse(before),
  }))
  await sql`
    INSERT INTO import_change (run_id, record_id, source_id, organisation_id, before, slug, fingerprint, created_organisation)
    SELECT ${runId}::uuid, x."recordId", ${sourceId}, x."organisationId", x.before, x.slug, x.fingerprint, x."createdOrganisation"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x ("recordId" text, "organisationId" uuid, before jsonb, slug text, fingerprint text,
      "createdOrganisation" boolean)`.execute(tx)
}

const narrowed: Record<OutcomeFilter, ReturnType<typeof sql>> = {
  created: sql`AND l.outcome = 'created'`,
  updated: sql`AND l.outcome = 'updated'`,
  merged: sql`AND l.outcome = 'updated' AND l.rule IS NOT NULL`,
  unchanged: sql`AND l.outcome = 'unchanged'`,
  refused: sql`AND l.outcome = 'refused'`,
  noted: sql`AND l.notes <> '{}'`,
}

/** Rows of the report after a rank, in the order of the file. */
export async function listLines(
  db: Database,
  given: {
    runId: string
    dry: boolean
    filter: OutcomeFilter | null
    offset?: number
    after?: number
    size: number
  },
): Promise<ReportLine[]> {
  const { rows } = await sql<ReportLine>`
    SELECT l.position, l.line, l.outcome, l.reason, l.record_id AS "recordId", l.name, l.rule, l.hidden, l.changes, l.notes, l.cells,
      CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('slug', o.slug, 'name', o.name, 'status', o.status) END AS organisation
    FROM import_line l LEFT JOIN organisation o ON o.id = l.organisation_id
    WHERE l.run_id = ${given.runId} AND l.dry = ${given.dry} AND l.position > ${given.after ?? 0}
      ${given.filter ? narrowed[given.filter] : sql``}
    ORDER BY l.position LIMIT ${given.size} OFFSET ${given.offset ?? 0}`.execute(db)
  return rows
}

/** Forgets the rows of a dry run: another begins, or the import said what it did. */
export async function clearDryLines(tx: Database, runId: string): Promise<void> {
  await tx.deleteFrom('import_line').where('run_id', '=', runId).where('dry', '=', true).execute()
}

type StoredChange = Omit<TracedChange, 'before'> & { before: string | null; later: boolean }

/** The next records to take back: those of one organisation together. `later` tells that another import changed the record since. */
export async function nextChanges(tx: Tx, runId: string, size: number): Promise<StoredChange[]> {
  const { rows } = await sql<StoredChange>`
    SELECT c.record_id AS "recordId", c.organisation_id AS "organisationId", c.before::text AS before, c.slug, c.fingerprint,
      c.created_organisation AS "createdOrganisation", EXISTS (
        SELECT FROM import_change other JOIN import_run r ON r.id = other.run_id JOIN import_run own ON own.id = c.run_id
        WHERE other.source_id = c.source_id AND other.record_id = c.record_id AND r.applied_at > own.applied_at
          AND (other.undo IS NULL OR other.undo NOT IN ('restored', 'removed', 'archived'))) AS later
    FROM import_change c WHERE c.run_id = ${runId} AND c.undo IS NULL
    ORDER BY c.organisation_id, c.record_id LIMIT ${size}`.execute(tx)
  return rows
}

/** Organisations among these that the import made. */
export async function bornAmong(tx: Tx, runId: string, ids: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT organisation_id AS id FROM import_change
    WHERE run_id = ${runId} AND created_organisation AND organisation_id = ANY(${ids}::uuid[])`.execute(tx)
  return new Set(rows.map((row) => row.id))
}

/** Writes down what became of records whose import is undone. */
export async function writeUndone(
  tx: Tx,
  runId: string,
  done: { recordId: string; outcome: string }[],
): Promise<void> {
  await sql`
    UPDATE import_change c SET undo = x.outcome
    FROM jsonb_to_recordset(${JSON.stringify(done)}::jsonb) AS x ("recordId" text, outcome text)
    WHERE c.run_id = ${runId} AND c.record_id = x."recordId"`.execute(tx)
}

/** Records that an undo left alone, and why. */
export async function listKept(db: Database, runId: string, size: number) {
  const { rows } = await sql<{
    recordId: string
    undo: 'changed' | 'later' | 'gone' | 'kept'
    organisation: { slug: string; name: string } | null
  }>`
    SELECT c.record_id AS "recordId", c.undo,
      CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('slug', o.slug, 'name', o.name) END AS organisation
    FROM import_change c LEFT JOIN organisation o ON o.id = c.organisation_id
    WHERE c.run_id = ${runId} AND c.undo IN ('changed', 'later', 'gone', 'kept') ORDER BY c.undo, c.record_id LIMIT ${size}`.execute(
    db,
  )
  return rows
}

/** How many records of an import another one changed since. */
export async function countLater(db: Database, runId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM import_change c JOIN organisation_source s ON s.source_id = c.source_id AND s.record_id = c.record_id
    WHERE c.run_id = ${runId} AND s.fingerprint <> c.fingerprint`.execute(db)
  return rows[0]?.count ?? 0
}

/** A line as it is stored: jsonb refuses NUL and halves of characters, which a file may hold, and a report needs no cell of a megabyte. */
const storable = ({ row, ...line }: TracedLine) => clean({ ...line, cells: row })
const longestCell = 2000

function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, longestCell).replaceAll('\0', '').toWellFormed()
  if (Array.isArray(value)) return value.slice(0, mostColumns).map(clean)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).slice(0, mostColumns)
  return Object.fromEntries(entries.map(([key, one]) => [clean(key), clean(one)]))
}
