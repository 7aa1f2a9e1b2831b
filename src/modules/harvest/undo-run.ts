import { eventFromJson, eventsAsWritten, withdrawEvent, writeEvent } from '#modules/agenda/index.ts'
import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { inTransaction, type Tx } from '#platform/db/connect.ts'
import { versionOf } from './apply-record.ts'
import { type Claimed, ClaimLost, leaseEnd, WorkStopped } from './claim.ts'
import { countUndo, nextToUndo, rememberRecord, sameAgain, writeUndo } from './line-store.ts'
import type { UndoOutcome } from './model.ts'
import { takeOut } from './remove-gone.ts'
import { advance, settleRun } from './run-store.ts'

const batchSize = 10
type ToUndo = Awaited<ReturnType<typeof nextToUndo>>[number]

/**
 * Takes a reading back: events become what they were, those that it made are shown no more. What somebody changed since stays, and is told.
 * Batches are transactions that write down what they did: interrupted, the undo goes on with what is left.
 */
export async function undoRun(claimed: Claimed): Promise<void> {
  const { run, db, now, signal } = claimed
  while (true) {
    if (signal.aborted) throw new WorkStopped()
    const count = await inTransaction(db, async (tx) => {
      if (!(await advance(tx, run, { until: leaseEnd(now()) }))) throw new ClaimLost()
      const lines = await nextToUndo(tx, run.id, batchSize)
      for (const line of lines) await writeUndo(tx, run.id, line.recordId, await undoOne(tx, claimed, line))
      if (lines.length === 0) await end(tx, claimed)
      return lines.length
    })
    if (count === 0) return
  }
}

async function undoOne(tx: Tx, { feed, now }: Claimed, line: ToUndo): Promise<UndoOutcome> {
  const { eventId, recordId, before } = line
  const event = eventId ? (await eventsAsWritten(tx, [eventId])).get(eventId) : undefined
  if (!event) return 'gone'
  if (event.version !== line.afterVersion) return 'changed'
  const sourceId = feed.source.id
  if (!before.event || !before.source) {
    const record = await tx
      .selectFrom('event_source')
      .where('source_id', '=', sourceId)
      .where('record_id', '=', recordId)
      .select('fingerprint')
      .executeTakeFirst()
    await takeOut(tx, event, { recordId, fingerprint: record?.fingerprint ?? '' }, sourceId, now())
    return 'removed'
  }
  await writeEvent(tx, eventFromJson(before.event.input), { id: event.id, state: 'published' }, now())
  if (before.event.state !== 'published') await withdrawEvent(tx, event.id, now())
  // An event that had been edited here is still one: no version of the source's is like it.
  const version = await versionOf(tx, event.id)
  const eventVersion = before.untouched ? version : null
  await sameAgain(tx, event.id, { was: before.event.version, is: version })
  const withdrawnAt = before.source.withdrawnAt ? new Date(before.source.withdrawnAt) : null
  const { fingerprint } = before.source
  await rememberRecord(
    tx,
    sourceId,
    { id: recordId, eventId: event.id, fingerprint, eventVersion, withdrawnAt },
    now(),
  )
  return 'restored'
}

/** The source stops: read again, it would do the same. Its next reading begins where the one that was taken back did. */
async function end(tx: Tx, { run, feed, now }: Claimed): Promise<void> {
  if (!(await settleRun(tx, run, { state: 'undone' }, now()))) throw new ClaimLost()
  const row = await tx
    .selectFrom('feed_run')
    .where('id', '=', run.id)
    .select(['former_position', 'undone_by'])
    .executeTakeFirst()
  const position = row?.former_position as { cursor: string | null } | null | undefined
  await tx
    .updateTable('event_feed')
    .where('id', '=', feed.id)
    .set({ state: 'paused', etag: null, last_modified: null, ...(position && { cursor: position.cursor }) })
    .execute()
  const actor: Actor = {
    kind: 'system',
    origin: 'import',
    ...(row?.undone_by && { personId: row.undone_by }),
  }
  const changes = { name: feed.name, ...(await countUndo(tx, run.id)) }
  await writeJournal(
    tx,
    actor,
    [{ action: 'feed.undo', object: { kind: 'feed', id: feed.id }, changes }],
    now(),
  )
}
