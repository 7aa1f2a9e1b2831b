import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { busyStates } from './model.ts'
import { canRunFeeds } from './policy.ts'
import { fileKey } from './read-source.ts'
import { lastRun } from './run-store.ts'
import { getFeed } from './store.ts'

/**
 * Takes a source away with its reports. Its events stay published, with their attribution, and belong to the site from then on.
 * @throws NotFound, Conflict while it is being read, AppError unauthenticated or forbidden
 */
export async function removeFeed(
  { db, files }: { db: Database; files: FileStore },
  actor: Actor,
  feedId: string,
  now: Date,
): Promise<void> {
  authorise(canRunFeeds, actor, undefined)
  const file = await inTransaction(db, async (tx) => {
    const feed = await getFeed(tx, feedId, { lock: true })
    if (!feed) throw new NotFound()
    const last = await lastRun(tx, feedId)
    if (last && busyStates.includes(last.state)) throw new Conflict()
    await tx.deleteFrom('event_feed').where('id', '=', feedId).execute()
    if (feed.file) await tx.deleteFrom('stored_file').where('id', '=', feed.file.id).execute()
    const entry = {
      action: 'feed.remove',
      object: { kind: 'feed', id: feedId },
      changes: { name: feed.name },
    }
    await writeJournal(tx, actor, [entry], now)
    return feed.file
  })
  if (file) await files.remove(fileKey(file.id))
}
