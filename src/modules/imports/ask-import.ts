import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { enqueue } from '#platform/jobs/jobs.ts'
import { type Act, nextState } from './model.ts'
import { canRunImports } from './policy.ts'
import { changeState, getRun } from './store.ts'

/**
 * Asks for a dry run, for the import itself (which goes on where it stopped), for its stop or for its undo. A job does it.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when the import is in no state for it
 */
export async function askImport(
  db: Database,
  actor: Actor,
  given: { runId: string; act: Act },
  now: Date,
): Promise<void> {
  authorise(canRunImports, actor, undefined)
  const { runId, act } = given
  await inTransaction(db, async (tx) => {
    const run = await getRun(tx, runId, { lock: true })
    if (!run) throw new NotFound()
    const state = nextState(run, act)
    if (!state) throw new Conflict(`import is ${run.state}`)
    await changeState(tx, runId, state, now)
    if (act === 'undo')
      await tx
        .updateTable('import_run')
        .where('id', '=', runId)
        .set({ undone_by: personId(actor) })
        .execute()
    if (act !== 'check')
      await writeJournal(
        tx,
        actor,
        [
          {
            action: `import.ask-${act}`,
            object: { kind: 'import', id: runId },
            changes: { file: run.fileName },
          },
        ],
        now,
      )
    if (act !== 'cancel') await enqueue(tx, 'imports')
  })
}
