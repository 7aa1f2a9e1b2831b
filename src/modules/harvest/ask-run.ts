import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { enqueue } from '#platform/jobs/jobs.ts'
import { canUndo } from './model.ts'
import { canRunFeeds } from './policy.ts'
import { addRun, getRun } from './run-store.ts'
import { getFeed } from './store.ts'

/**
 * Asks for a trial of a source, or to read it now. A job does it.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when one waits or is under way
 */
export async function askRun(
  db: Database,
  actor: Actor,
  given: { feedId: string; dry: boolean },
  now: Date,
): Promise<{ id: string }> {
  authorise(canRunFeeds, actor, undefined)
  const { feedId, dry } = given
  return inTransaction(db, async (tx) => {
    const feed = await getFeed(tx, feedId, { lock: true })
    if (!feed) throw new NotFound()
    const id = await addRun(tx, { feedId, dry, askedBy: personId(actor) }, now)
    if (!id) throw new Conflict('a reading of this source is under way')
    const action = dry ? 'feed.try' : 'feed.ask'
    const changes = { name: feed.name }
    await writeJournal(tx, actor, [{ action, object: { kind: 'feed', id: feedId }, changes }], now)
    await enqueue(tx, 'imports')
    return { id }
  })
}

/**
 * Asks to take a reading back. A job does it; its source is paused then.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when it cannot be, or another reading is under way
 */
export async function askUndo(
  db: Database,
  actor: Actor,
  given: { feedId: string; runId: string },
  now: Date,
): Promise<void> {
  authorise(canRunFeeds, actor, undefined)
  await inTransaction(db, async (tx) => {
    const feed = await getFeed(tx, given.feedId, { lock: true })
    const run = await getRun(tx, given.runId, { lock: true })
    if (!feed || run?.feedId !== feed.id) throw new NotFound()
    const busy = await tx
      .selectFrom('feed_run')
      .where('feed_id', '=', feed.id)
      .where('state', 'in', ['waiting', 'running', 'undoing'])
      .select('id')
      .executeTakeFirst()
    if (busy || !canUndo(run)) throw new Conflict(`reading is ${run.state}`)
    await tx
      .updateTable('feed_run')
      .where('id', '=', run.id)
      .set({ state: 'undoing', undone_by: personId(actor), claimed_until: null })
      .execute()
    const changes = { name: feed.name }
    await writeJournal(
      tx,
      actor,
      [{ action: 'feed.ask-undo', object: { kind: 'feed', id: feed.id }, changes }],
      now,
    )
    await enqueue(tx, 'imports')
  })
}
