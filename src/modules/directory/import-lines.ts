import { createHash, randomUUID } from 'node:crypto'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { previewBatch, type SavedBatch, saveBatch } from './import-batch.ts'
import type { ImportContext } from './import-context.ts'
import { type KnownOrganisations, knownRecords } from './import-known.ts'
import type { ImportOptions, ImportReport, ReadLine } from './import-options.ts'
import { type Decision, provenanceOf, traceBatch } from './import-trace.ts'
import { comparableRecord, match } from './matching.ts'
import type { OrganisationRecord } from './model.ts'

/** An import under way. */
export type ImportRun = {
  db: Database
  context: ImportContext
  options: ImportOptions
  known: KnownOrganisations
  seen: Set<string>
  report: ImportReport
}

/** Decides what each record of a batch becomes, writes it all in one transaction, and tells the trace in the same one. */
export async function importBatch(run: ImportRun, lines: ReadLine[]): Promise<void> {
  const { db, context, options, report } = run
  const { source, trace } = options
  const decisions = await decide(run, lines)
  const placed = decisions.flatMap((one) => one.placed ?? [])
  const born = new Set(
    decisions.flatMap((one) => (one.born && one.placed ? [one.placed.organisationId] : [])),
  )
  const now = options.now?.() ?? new Date()
  const actor = options.actor ?? { kind: 'system', origin: 'import' }
  let saved: SavedBatch = {
    before: new Map(),
    after: new Map(),
    slugs: new Map(),
    hidden: new Map(),
    reopened: new Set(),
  }
  if (options.dryRun) {
    if (trace && placed.length > 0) saved = await previewBatch(db, { source, placed, now })
    await trace?.record(db, traceBatch(lines, decisions, saved, new Map(), true))
  } else if (trace || placed.length > 0)
    await inTransaction(db, async (tx) => {
      const ids = placed.map((one) => one.record.id)
      const before = trace ? await provenanceOf(tx, source, ids) : new Map<string, string>()
      if (placed.length > 0) saved = await saveBatch(tx, { actor, source, placed, born, context, now })
      await trace?.record(tx, traceBatch(lines, decisions, saved, before, false))
    })
  for (const { placed: one, rule, born: isBorn } of decisions) {
    if (!one) report.unchanged++
    else if (isBorn || saved.reopened.has(one.organisationId)) report.created++
    else {
      report.updated++
      if (rule) report.merged[rule] = (report.merged[rule] ?? 0) + 1
    }
  }
}

async function decide(run: ImportRun, lines: ReadLine[]): Promise<Decision[]> {
  const { db, context, options } = run
  const good = lines.flatMap(({ position, row, reason }) =>
    reason === undefined && 'record' in row ? [{ position, record: row.record }] : [],
  )
  if (good.length === 0) return []
  const known = await knownRecords(
    db,
    options.source,
    good.map(({ record }) => record.id),
  )
  const matching = options.matching !== false
  const fresh = good.filter(({ record }) => !known.has(record.id))
  if (matching && fresh.length > 0)
    await run.known.prepare(
      db,
      fresh.map((one) => one.record),
    )
  return good.map(({ position, record }): Decision => {
    const fingerprint = fingerprintOf(record)
    const stored = known.get(record.id)
    if (stored) {
      const { organisationId } = stored
      const placed = { record, fingerprint, organisationId, matchedBy: 'new' }
      return {
        position,
        placed: stored.fingerprint === fingerprint ? null : placed,
        organisationId,
        rule: null,
      }
    }
    const commune = record.place ? context.communes.get(record.place.commune) : undefined
    const compared = comparableRecord(record, commune)
    const found = matching ? match(compared, run.known.candidates(compared)) : undefined
    const organisationId = found?.id ?? randomUUID()
    if (matching) run.known.add(organisationId, compared)
    const rule = found?.rule ?? null
    const placed = { record, fingerprint, organisationId, matchedBy: rule ?? 'new' }
    return { position, placed, organisationId, rule, born: !found }
  })
}

/** SHA-256 of a record (validation gives its fields in a fixed order). */
export function fingerprintOf(record: OrganisationRecord): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('hex')
}
