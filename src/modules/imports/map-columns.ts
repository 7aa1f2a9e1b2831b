import { type ColumnMapping, genericTargets } from '#modules/directory/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { AppError, Conflict, NotFound } from '#platform/errors.ts'
import { clearDryLines } from './line-store.ts'
import { mappingFaults } from './model.ts'
import { canRunImports } from './policy.ts'
import { getRun } from './store.ts'

/**
 * Says what each column of a file becomes, for this import and for the next one of its source. A dry run made before says nothing any more.
 * @throws NotFound, Conflict once rows are written or a process is at work, AppError invalid when `mappingFaults` has something to say
 */
export async function mapColumns(
  db: Database,
  actor: Actor,
  { runId, mapping }: { runId: string; mapping: ColumnMapping },
  now: Date,
): Promise<void> {
  authorise(canRunImports, actor, undefined)
  await inTransaction(db, async (tx) => {
    const run = await getRun(tx, runId, { lock: true })
    if (!run) throw new NotFound()
    if (run.appliedAt || !['uploaded', 'checked', 'failed', 'cancelled'].includes(run.state))
      throw new Conflict(run.state)
    const whole = Object.fromEntries(run.columns.map(({ key }) => [key, mapping[key] ?? null]))
    const { noName, unknown, twice } = mappingFaults(whole, genericTargets)
    if (noName || unknown.length > 0 || twice.length > 0) throw new AppError('invalid')
    const columns = JSON.stringify(whole)
    await tx
      .updateTable('import_run')
      .where('id', '=', runId)
      .set({
        mapping: columns,
        format: 'csv',
        state: 'uploaded',
        checked: 0,
        counts: '{}',
        ignored_columns: [],
        error: null,
      })
      .execute()
    await clearDryLines(tx, runId)
    const given = { columns, updated_at: now, updated_by: personId(actor) }
    await tx
      .insertInto('import_mapping')
      .values({ source_id: run.sourceId, ...given })
      .onConflict((conflict) => conflict.column('source_id').doUpdateSet(given))
      .execute()
  })
}
