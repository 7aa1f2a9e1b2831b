import { eventFromJson, eventsAsWritten, writeEvent } from '#modules/agenda/index.ts'
import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { versionOf } from './apply-record.ts'
import { type Conflict, lockConflict } from './conflict-store.ts'
import { knownRecords, rememberRecord } from './line-store.ts'
import type { Feed } from './model.ts'
import { canRunFeeds } from './policy.ts'
import { withFormerSessions } from './record-rules.ts'
import { takeOut } from './remove-gone.ts'
import { getFeed } from './store.ts'

/**
 * Chooses between the version of a source and that of the site. With the site's, the event stays as it is until the source changes it again.
 * @throws NotFound when nothing waits for a decision there, AppError unauthenticated or forbidden
 */
export async function decideConflict(
  db: Database,
  actor: Actor,
  given: { feedId: string; conflictId: string; decision: 'theirs' | 'ours' },
  now: Date,
): Promise<void> {
  authorise(canRunFeeds, actor, undefined)
  const { feedId, conflictId, decision } = given
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(conflictId)) throw new NotFound()
  await inTransaction(db, async (tx) => {
    const feed = await getFeed(tx, feedId)
    const conflict = feed && (await lockConflict(tx, feedId, conflictId))
    if (!conflict) throw new NotFound()
    if (decision === 'theirs') await takeTheirs(tx, feed, conflict, now)
    await tx
      .updateTable('feed_conflict')
      .where('id', '=', conflictId)
      .set({ decision, decided_at: now, decided_by: personId(actor) })
      .execute()
    const changes = { name: feed.name, title: conflict.title, decision }
    const entry = { action: 'feed.decide', object: { kind: 'event', id: conflict.eventId }, changes }
    await writeJournal(tx, actor, [entry], now)
  })
}

async function takeTheirs(tx: Tx, feed: Feed, conflict: Conflict, now: Date): Promise<void> {
  const { eventId, recordId } = conflict
  const event = (await eventsAsWritten(tx, [eventId])).get(eventId)
  const [known] = await knownRecords(tx, feed.source.id, [recordId])
  if (!event || !known) throw new NotFound()
  if (conflict.proposed === null) {
    await takeOut(tx, event, known, feed.source.id, now)
    return
  }
  const input = eventFromJson(conflict.proposed)
  await writeEvent(tx, withFormerSessions(input, event.input, now), { id: eventId, state: 'published' }, now)
  // The record was remembered when the question was asked.
  const { fingerprint } = known
  const eventVersion = await versionOf(tx, eventId)
  await rememberRecord(
    tx,
    feed.source.id,
    { id: recordId, eventId, fingerprint, eventVersion, withdrawnAt: null },
    now,
  )
}
