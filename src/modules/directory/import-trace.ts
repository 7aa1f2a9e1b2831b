import { sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'
import { changedFields } from './editing-model.ts'
import type { SavedBatch } from './import-batch.ts'
import type { ReadLine } from './import-lines.ts'
import type { Placed } from './import-writes.ts'
import type { MatchRule } from './matching.ts'
import type { ProfileField } from './model.ts'
import { brief } from './write-profiles.ts'

/** What becomes of a record. `placed` is null when nothing in it changed. */
export type Decision = {
  position: number
  placed: Placed | null
  organisationId: string
  rule: MatchRule | null
  born?: boolean
}

/** What became of one row of the file, or would become of it. */
export type TracedLine = {
  /** Its rank among the rows of the file, from 1; `line` is its line in the file, which several rows may share. */
  position: number
  line: number
  outcome: 'created' | 'updated' | 'unchanged' | 'refused'
  reason: string | null
  recordId: string | null
  name: string | null
  /** Null for one that does not exist yet. */
  organisationId: string | null
  rule: MatchRule | null
  /** Status of an organisation that this brings nobody to see. */
  hidden: string | null
  changes: Partial<Record<ProfileField, { from: unknown; to: unknown }>>
  /** Values of the row that were left aside. */
  notes: string[]
  /** The row as it was read, when it is refused. */
  row: Record<string, unknown> | null
}

/** A record that was written: what it was, to put it back. `before` is its row of provenance, null when there was none. */
export type TracedChange = {
  recordId: string
  organisationId: string
  before: string | null
  fingerprint: string
  createdOrganisation: boolean
}

/** A batch done, up to the row of this rank. */
export type TracedBatch = { position: number; lines: TracedLine[]; changes: TracedChange[] }

/** Ties made once all records are there: parents as they were and as they are, networks joined. */
export type TracedLinks = {
  parents: { id: string; before: string | null; after: string }[]
  networks: { id: string; network: string }[]
}

/** Who follows an import. */
export type ImportTrace = {
  /** Rank of the last row that was dealt with before an interruption; 0 at the start. */
  after: number
  /** Told of each batch in its own transaction: when it throws, nothing of the batch is kept. In a dry run, told outside of any. */
  record: (tx: Database, batch: TracedBatch) => Promise<void>
  /** Told of the ties, in their transaction. */
  linked?: (tx: Tx, links: TracedLinks) => Promise<void>
}

/** The rows of provenance of some records, as JSON text. */
export async function provenanceOf(tx: Tx, source: string, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; before: string }>`
    SELECT s.record_id AS id, to_jsonb(s)::text AS before FROM organisation_source s
    WHERE s.source_id = ${source} AND s.record_id = ANY(${ids})`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.before]))
}

/** A batch as its follower is told of it. */
export function traceBatch(
  lines: ReadLine[],
  decisions: Decision[],
  saved: SavedBatch,
  before: Map<string, string>,
  isDry: boolean,
): TracedBatch {
  const byPosition = new Map(decisions.map((one) => [one.position, one]))
  return {
    position: lines.at(-1)?.position ?? 0,
    lines: lines.map((line) => traceLine(line, byPosition.get(line.position), saved, isDry)),
    changes: decisions.flatMap(({ placed, organisationId, born }) =>
      placed
        ? {
            recordId: placed.record.id,
            organisationId,
            before: before.get(placed.record.id) ?? null,
            fingerprint: placed.fingerprint,
            createdOrganisation: born === true || saved.reopened.has(organisationId),
          }
        : [],
    ),
  }
}

function traceLine(
  { position, row, reason }: ReadLine,
  decision: Decision | undefined,
  saved: SavedBatch,
  isDry: boolean,
): TracedLine {
  const record = 'record' in row ? row.record : null
  const line = {
    position,
    line: row.line,
    recordId: record?.id ?? null,
    name: record?.name ?? null,
    notes: row.notes ?? [],
  }
  if (!decision)
    return {
      ...line,
      outcome: 'refused',
      reason: reason ?? '',
      organisationId: null,
      rule: null,
      hidden: null,
      changes: {},
      row: row.row,
    }
  const { placed, organisationId, rule, born } = decision
  const isNew = born === true || saved.reopened.has(organisationId)
  const [from, to] = [saved.before.get(organisationId), saved.after.get(organisationId)]
  return {
    ...line,
    outcome: !placed ? 'unchanged' : isNew ? 'created' : 'updated',
    reason: null,
    organisationId: isDry && placed && !to ? null : organisationId,
    rule: isNew ? null : rule,
    hidden: saved.hidden.get(organisationId) ?? null,
    changes:
      from && to && !isNew
        ? Object.fromEntries(
            changedFields(from, to).map((field) => [
              field,
              { from: brief(from[field]), to: brief(to[field]) },
            ]),
          )
        : {},
    row: null,
  }
}
