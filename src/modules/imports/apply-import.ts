import { importFile, type TracedBatch, type TracedLinks } from '#modules/directory/index.ts'
import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { type Claimed, ClaimLost, leaseEnd, WorkStopped } from './claim.ts'
import { addCounts } from './count-lines.ts'
import { clearDryLines, writeChanges, writeLines } from './line-store.ts'
import { mailWhoAsked } from './mail-who-asked.ts'
import { noCounts } from './model.ts'
import { advance, settleRun } from './store.ts'
import { withStoredFile } from './stored-file.ts'

/**
 * The import itself. Each batch, its rows of the report, what its records were before and how far the run is are one transaction: a process
 * killed at any moment leaves whole batches, and whoever goes on starts with the first row that is not done.
 */
export async function applyImport({ run, db, files, now, signal }: Claimed): Promise<void> {
  let counts = run.position === 0 ? noCounts : run.counts
  let position = run.position
  const actor: Actor = { kind: 'system', origin: 'import', ...(run.askedBy && { personId: run.askedBy.id }) }
  await makeSource(db, run)
  const record = async (tx: Database, batch: TracedBatch) => {
    if (signal.aborted) throw new WorkStopped()
    const sum = addCounts(counts, batch.lines)
    const change = { until: leaseEnd(now()), counts: sum, position: { from: position, to: batch.position } }
    if (!(await advance(tx, run, 'running', change))) throw new ClaimLost()
    await writeLines(tx, run.id, false, batch.lines)
    await writeChanges(tx, run.id, run.sourceId, batch.changes)
    counts = sum
    position = batch.position
  }
  const linked = async (tx: Tx, links: TracedLinks) => {
    if (!(await advance(tx, run, 'running', { until: leaseEnd(now()) }))) throw new ClaimLost()
    const kept = run.links ?? links // tied by a process that died just after
    await tx
      .updateTable('import_run')
      .where('id', '=', run.id)
      .set({ links: JSON.stringify(kept) })
      .execute()
  }
  const report = await withStoredFile(files, run, (path) =>
    importFile(db, path, {
      source: run.sourceId,
      format: run.format,
      columns: run.mapping ?? undefined,
      actor,
      now,
      trace: { after: run.position, record, linked },
    }),
  )
  await inTransaction(db, async (tx) => {
    const end = { state: 'done' as const, now: now(), ignored: report.ignoredColumns }
    if (!(await settleRun(tx, run, 'running', end))) throw new ClaimLost()
    await clearDryLines(tx, run.id)
    const { created, updated, unchanged, refused } = counts
    const changes = { file: run.fileName, source: run.sourceId, created, updated, unchanged, refused }
    await writeJournal(
      tx,
      actor,
      [{ action: 'import.apply', object: { kind: 'import', id: run.id }, changes }],
      now(),
    )
    await mailWhoAsked(tx, { ...run, state: 'done', counts }, now())
  })
}

/** The source the file brings with it, if it is new. */
async function makeSource(db: Database, run: Claimed['run']): Promise<void> {
  if (!run.newSource) return
  await db
    .insertInto('data_source')
    .values({ id: run.sourceId, licence_confirmed: run.origin === 'form', ...run.newSource })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
