import { importFile, type TracedBatch } from '#modules/directory/index.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { type Claimed, ClaimLost, leaseEnd, WorkStopped } from './claim.ts'
import { addCounts } from './count-lines.ts'
import { clearDryLines, writeLines } from './line-store.ts'
import { noCounts } from './model.ts'
import { advance, settleRun } from './store.ts'
import { withStoredFile } from './stored-file.ts'

/** The dry run: what each row would do, line by line; nothing of it is kept but the report. One that was interrupted starts anew. */
export async function checkImport({ run, db, files, now, signal }: Claimed): Promise<void> {
  let counts = noCounts
  await inTransaction(db, async (tx) => {
    if (!(await advance(tx, run, 'checking', { until: leaseEnd(now()), checked: 0 }))) throw new ClaimLost()
    await clearDryLines(tx, run.id)
  })
  const record = async (_: unknown, batch: TracedBatch) => {
    if (signal.aborted) throw new WorkStopped()
    counts = addCounts(counts, batch.lines)
    await inTransaction(db, async (tx) => {
      await writeLines(tx, run.id, true, batch.lines)
      const change = { until: leaseEnd(now()), counts, checked: batch.position }
      if (!(await advance(tx, run, 'checking', change))) throw new ClaimLost()
    })
  }
  const report = await withStoredFile(files, run, (path) =>
    importFile(db, path, {
      source: run.sourceId,
      isNewSource: run.sourceTitle === null,
      format: run.format,
      columns: run.mapping ?? undefined,
      dryRun: true,
      now,
      trace: { after: 0, record },
    }),
  )
  const end = { state: 'checked' as const, now: now(), ignored: report.ignoredColumns }
  if (!(await settleRun(db, run, 'checking', end))) throw new ClaimLost()
}
