import { createHash, randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import type { Progress } from '#platform/progress.ts'
import { saveBatch } from './import-batch.ts'
import { type ImportContext, importContext } from './import-context.ts'
import { KnownOrganisations, knownRecords } from './import-known.ts'
import { linkOrganisations, type Placed } from './import-writes.ts'
import { comparableRecord, type MatchRule, match } from './matching.ts'
import { type OrganisationDraft, type OrganisationRecord, organisationRecord } from './model.ts'

/** What a reader gives for each row: a record, or the reason it cannot be one. `line` counts from 1, headers included. */
export type ReadRow = { line: number; row: Record<string, unknown> } & (
  | { record: OrganisationRecord }
  | { reason: string }
)
export type RefusedRow = { line: number; reason: string; row: Record<string, unknown> }

/** What an import did: every row is in exactly one of the four counts. `merged` are new records of organisations already known, by rule. */
export type ImportReport = {
  created: number
  updated: number
  unchanged: number
  refused: number
  merged: Partial<Record<MatchRule, number>>
}

export type ImportOptions = {
  source: string
  dryRun?: boolean
  /** false: each new record makes an organisation, whatever it looks like. */
  matching?: boolean
  /** Told as rows go by; the total is unknown (0) until the end. */
  progress?: Progress
  onRefused?: (refused: RefusedRow) => Promise<void> | void
  context?: ImportContext
  now?: () => Date
  /** Who asked for it, when somebody did. */
  actor?: Actor
}

// Large enough to share the cost of a transaction, small enough for the embedded database to serve others in between.
const batchSize = 250

/**
 * Imports records of one source. A record already known by its id is updated or, when nothing in it changed, skipped; a new one joins
 * the organisation that matching recognises, or makes one. An organisation is then what all its records say together (import-merge.ts).
 * Each batch is one short transaction, its search entries included; running again after an interruption goes on.
 */
export async function importOrganisations(
  db: Database,
  rows: AsyncIterable<ReadRow | OrganisationDraft> | Iterable<ReadRow | OrganisationDraft>,
  options: ImportOptions,
): Promise<ImportReport> {
  const context = options.context ?? (await importContext(db))
  const run: Run = {
    db,
    context,
    options,
    known: new KnownOrganisations(context, options.dryRun === true),
    seen: new Set(),
    report: { created: 0, updated: 0, unchanged: 0, refused: 0, merged: {} },
  }
  let batch: Good[] = []
  let count = 0
  // While the database writes a batch, the next one is read.
  let writing = Promise.resolve()
  for await (const given of rows) {
    const row = 'line' in given ? given : asRow(given, count + 1)
    const reason = 'reason' in row ? row.reason : refusal(row.record, run)
    if (reason === undefined) batch.push({ record: (row as Good).record })
    else {
      run.report.refused++
      await options.onRefused?.({ line: row.line, reason, row: row.row })
    }
    if (++count % 50 === 0) options.progress?.('Structures', count, 0)
    if (batch.length < batchSize) continue
    await writing
    writing = importBatch(run, batch)
    writing.catch(() => {}) // told by the next await
    batch = []
  }
  await writing
  if (batch.length > 0) await importBatch(run, batch)
  if (!options.dryRun) await inTransaction(db, (tx) => linkOrganisations(tx, options.source))
  options.progress?.('Structures', count, count)
  return run.report
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

type Good = { record: OrganisationRecord }
type Run = {
  db: Database
  context: ImportContext
  options: ImportOptions
  known: KnownOrganisations
  seen: Set<string>
  report: ImportReport
}

/** Why a well-formed record cannot enter this database, if so. */
function refusal(record: OrganisationRecord, { context, seen }: Run): string | undefined {
  const key = createHash('sha256').update(record.id).digest('base64url').slice(0, 12)
  if (seen.has(key)) return `l’identifiant « ${record.id} » a déjà été lu plus haut dans ce fichier`
  seen.add(key)
  if (!context.terms.type.has(record.type)) return `type inconnu : « ${record.type} »`
  if (record.legalStatus && !context.terms.legal_status.has(record.legalStatus))
    return `statut juridique inconnu : « ${record.legalStatus} »`
  for (const [vocabulary, codes] of Object.entries(record.terms) as ['theme', string[]][]) {
    const unknown = codes.find((code) => !context.terms[vocabulary].has(code))
    if (unknown) return `terme inconnu du vocabulaire ${vocabulary} : « ${unknown} »`
  }
  if (record.place && !context.communes.has(record.place.commune))
    return `la commune ${record.place.commune} n’est pas dans la région chargée`
  if (record.area && !context.territories.has(`${record.area.kind}/${record.area.code}`))
    return `le territoire ${record.area.kind} ${record.area.code} n’est pas dans la région chargée`
  return undefined
}

async function importBatch(run: Run, batch: Good[]): Promise<void> {
  const { db, context, options, report } = run
  const known = await knownRecords(
    db,
    options.source,
    batch.map(({ record }) => record.id),
  )
  const placed: Placed[] = []
  const fresh: { record: OrganisationRecord; fingerprint: string }[] = []
  for (const { record } of batch) {
    const fingerprint = fingerprintOf(record)
    const stored = known.get(record.id)
    if (!stored) fresh.push({ record, fingerprint })
    else if (stored.fingerprint === fingerprint) report.unchanged++
    else {
      report.updated++
      placed.push({ record, fingerprint, organisationId: stored.organisationId, matchedBy: 'new' })
    }
  }
  const born = new Set<string>()
  if (fresh.length > 0) {
    const matching = options.matching !== false
    if (matching) {
      await run.known.prepare(
        db,
        fresh.map((one) => one.record),
      )
    }
    for (const one of fresh) {
      const commune = one.record.place ? context.communes.get(one.record.place.commune) : undefined
      const compared = comparableRecord(one.record, commune)
      const found = matching ? match(compared, run.known.candidates(compared)) : undefined
      const organisationId = found?.id ?? randomUUID()
      if (matching) run.known.add(organisationId, compared)
      placed.push({ ...one, organisationId, matchedBy: found?.rule ?? 'new' })
      if (found) {
        report.updated++
        report.merged[found.rule] = (report.merged[found.rule] ?? 0) + 1
      } else {
        report.created++
        born.add(organisationId)
      }
    }
  }
  if (!options.dryRun && placed.length > 0)
    await inTransaction(db, (tx) =>
      saveBatch(tx, {
        actor: options.actor ?? { kind: 'system', origin: 'import' },
        source: options.source,
        placed,
        born,
        context,
        now: options.now?.() ?? new Date(),
      }),
    )
}

/** SHA-256 of a record (validation gives its fields in a fixed order). */
export function fingerprintOf(record: OrganisationRecord): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('hex')
}
