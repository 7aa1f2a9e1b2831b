import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { type ImportContext, importContext } from './import-context.ts'
import { KnownOrganisations } from './import-known.ts'
import { type ImportRun, importBatch } from './import-lines.ts'
import type { ImportOptions, ImportReport, ReadLine, ReadRow } from './import-options.ts'
import { linkOrganisations } from './import-writes.ts'
import {
  type OrganisationDraft,
  type OrganisationRecord,
  organisationRecord,
  type Vocabulary,
} from './model.ts'
import { inPresentTerms } from './present-terms.ts'

// Large enough to share the cost of a transaction, small enough for the embedded database to serve others in between.
const batchSize = 250
/** Lines refused are told in the same batches: a file of nothing else fills some too. */
const mostLines = 500

/**
 * Imports records of one source. A record already known by its id is updated or, when nothing in it changed, skipped; a new one joins
 * the organisation that matching recognises, or makes one. An organisation is then what all its records say together (import-merge.ts).
 * Each batch is one short transaction, its search entries and its trace included; running again after an interruption goes on.
 */
export async function importOrganisations(
  db: Database,
  rows: AsyncIterable<ReadRow | OrganisationDraft> | Iterable<ReadRow | OrganisationDraft>,
  options: ImportOptions,
): Promise<ImportReport> {
  const context = options.context ?? (await importContext(db))
  const run: ImportRun = {
    db,
    context,
    options,
    known: new KnownOrganisations(context, options.dryRun === true),
    seen: new Set(),
    report: { created: 0, updated: 0, unchanged: 0, refused: 0, merged: {} },
  }
  const start = options.trace?.after ?? 0
  let batch: ReadLine[] = []
  let good = 0
  let count = 0
  // While the database writes a batch, the next one is read.
  let writing = Promise.resolve()
  for await (const given of rows) {
    const row = today('line' in given ? given : asRow(given, count + 1), context)
    const reason = 'reason' in row ? row.reason : refusal(row.record, run)
    if (++count <= start) continue // dealt with before an interruption; read again for its id only
    if (count % 50 === 0) options.progress?.('Structures', count, 0)
    batch.push({ position: count, row, reason })
    if (reason === undefined) good++
    else {
      run.report.refused++
      await options.onRefused?.({ line: row.line, reason, row: row.row })
    }
    if (good < batchSize && batch.length < mostLines) continue
    await writing
    writing = importBatch(run, batch)
    writing.catch(() => {}) // told by the next await
    batch = []
    good = 0
  }
  await writing
  if (batch.length > 0) await importBatch(run, batch)
  if (!options.dryRun)
    await inTransaction(db, async (tx) => {
      const links = await linkOrganisations(tx, options.source)
      await options.trace?.linked?.(tx, links)
    })
  options.progress?.('Structures', count, count)
  return run.report
}

/** A row whose record says the terms of today. */
function today(row: ReadRow, { former }: ImportContext): ReadRow {
  return 'reason' in row ? row : { ...row, record: inPresentTerms(row.record, former.replaced) }
}

/** A record that no file line brought: written by a program. */
function asRow(draft: OrganisationDraft, line: number): ReadRow {
  const parsed = organisationRecord.safeParse(draft)
  const row = draft as Record<string, unknown>
  return parsed.success
    ? { line, row, record: parsed.data }
    : { line, row, reason: wrongFields(parsed.error) }
}

/** What is wrong in a record, in one line: « phone : Invalid string ». */
export function wrongFields(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')} : ${issue.message}`).join(' ; ')
}

/** Why a well-formed record cannot enter this database, if so. */
function refusal(record: OrganisationRecord, { context, seen }: ImportRun): string | undefined {
  const isKnown = (vocabulary: Vocabulary, code: string) =>
    context.terms[vocabulary].has(code) || context.former.retired.has(`${vocabulary}/${code}`)
  const key = createHash('sha256').update(record.id).digest('base64url').slice(0, 12)
  if (seen.has(key)) return `l’identifiant « ${record.id} » a déjà été lu plus haut dans ce fichier`
  seen.add(key)
  if (!isKnown('type', record.type)) return `type inconnu : « ${record.type} »`
  if (record.legalStatus && !isKnown('legal_status', record.legalStatus))
    return `statut juridique inconnu : « ${record.legalStatus} »`
  for (const [vocabulary, codes] of Object.entries(record.terms) as ['theme', string[]][]) {
    const unknown = codes.find((code) => !isKnown(vocabulary, code))
    if (unknown) return `terme inconnu du vocabulaire ${vocabulary} : « ${unknown} »`
  }
  if (record.place && !context.communes.has(record.place.commune))
    return `la commune ${record.place.commune} n’est pas dans la région chargée`
  if (record.area && !context.territories.has(`${record.area.kind}/${record.area.code}`))
    return `le territoire ${record.area.kind} ${record.area.code} n’est pas dans la région chargée`
  return undefined
}
