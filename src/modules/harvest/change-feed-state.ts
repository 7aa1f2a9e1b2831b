import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { type Feed, nextRunAt } from './model.ts'
import { canRunFeeds } from './policy.ts'
import { getFeed } from './store.ts'

/**
 * Pauses a source, or has it read again at its time. What it gave stays.
 * @throws NotFound, AppError unauthenticated or forbidden
 */
export async function changeFeedState(
  db: Database,
  actor: Actor,
  given: { feedId: string; state: Feed['state'] },
  now: Date,
): Promise<void> {
  authorise(canRunFeeds, actor, undefined)
  const { feedId, state } = given
  await inTransaction(db, async (tx) => {
    const feed = await getFeed(tx, feedId, { lock: true })
    if (!feed) throw new NotFound()
    if (feed.state === state) return
    const resumed = state === 'active' && { next_run_at: nextRunAt(feed.schedule, now, 1), failures: 0 }
    await tx
      .updateTable('event_feed')
      .where('id', '=', feedId)
      .set({ state, updated_at: now, ...resumed })
      .execute()
    const action = state === 'active' ? 'feed.resume' : 'feed.pause'
    const changes = { name: feed.name }
    await writeJournal(tx, actor, [{ action, object: { kind: 'feed', id: feedId }, changes }], now)
  })
}
