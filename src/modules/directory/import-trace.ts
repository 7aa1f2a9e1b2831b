import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import { changedFields } from './editing-model.ts'
import type { SavedBatch } from './import-batch.ts'
import type { ReadLine, TracedBatch, TracedLine } from './import-options.ts'
import type { Placed } from './import-writes.ts'
import type { MatchRule } from './matching.ts'
import { brief } from './write-profiles.ts'

/** What becomes of a record. `placed` is null when nothing in it changed. */
export type Decision = {
  position: number
  placed: Placed | null
  organisationId: string
  rule: MatchRule | null
  born?: boolean
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
            slug: saved.slugs.get(organisationId) ?? null,
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
