import { importContext, undoLinks, undoRecords } from '#modules/directory/index.ts'
import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { inTransaction, type Tx } from '#platform/db/connect.ts'
import { type Claimed, ClaimLost, leaseEnd, WorkStopped } from './claim.ts'
import { bornAmong, nextChanges, writeUndone } from './line-store.ts'
import { mailWhoAsked } from './mail-who-asked.ts'
import { advance, settleRun } from './store.ts'

const batchSize = 250

/**
 * Takes back a whole import: each record becomes what it was, or goes. Batches are transactions that write down what they did: interrupted,
 * the undo goes on with what is left.
 */
export async function undoImport(claimed: Claimed): Promise<void> {
  const { run, db, now, signal } = claimed
  const actor = await whoUndoes(claimed)
  const context = await importContext(db)
  let undone = run.undone
  while (true) {
    if (signal.aborted) throw new WorkStopped()
    const count = await inTransaction(db, async (tx) => {
      const changes = await nextChanges(tx, run.id, batchSize)
      const change = { until: leaseEnd(now()), undone: undone + changes.length }
      if (!(await advance(tx, run, 'undoing', change))) throw new ClaimLost()
      if (changes.length === 0) {
        await end(tx, claimed, actor)
        return 0
      }
      const [later, ours] = [changes.filter((one) => one.later), changes.filter((one) => !one.later)]
      const born = await bornAmong(
        tx,
        run.id,
        ours.map((one) => one.organisationId),
      )
      const given = { source: run.sourceId, changes: ours, born }
      const outcomes = await undoRecords(tx, actor, given, { context, now: now() })
      await writeUndone(tx, run.id, [
        ...outcomes,
        ...later.map(({ recordId }) => ({ recordId, outcome: 'later' })),
      ])
      return changes.length
    })
    if (count === 0) return
    undone += count
  }
}

async function end(tx: Tx, { run, now }: Claimed, actor: Actor): Promise<void> {
  if (run.links) await undoLinks(tx, run.links)
  if (!(await settleRun(tx, run, 'undoing', { state: 'undone', now: now() }))) throw new ClaimLost()
  const changes = { file: run.fileName, source: run.sourceId }
  await writeJournal(
    tx,
    actor,
    [{ action: 'import.undo', object: { kind: 'import', id: run.id }, changes }],
    now(),
  )
  await mailWhoAsked(tx, { ...run, state: 'undone' }, now())
}

async function whoUndoes({ db, run }: Claimed): Promise<Actor> {
  const row = await db
    .selectFrom('import_run')
    .where('id', '=', run.id)
    .select('undone_by')
    .executeTakeFirst()
  return { kind: 'system', origin: 'import', ...(row?.undone_by && { personId: row.undone_by }) }
}
