import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { inTransaction, type Tx } from '#platform/db/connect.ts'
import { applyPart, type Tally } from './apply-part.ts'
import { type Claimed, ClaimLost } from './claim.ts'
import { countLines } from './line-store.ts'
import { type Counts, nextRunAt } from './model.ts'
import { readSource } from './read-source.ts'
import { removeMissing, removeSaid } from './remove-gone.ts'
import { settleRun } from './run-store.ts'
import type { SourceEnd } from './source-part.ts'

/**
 * Reads a source to its end, and writes what changed in it since the last time; a trial tells what it would change, and writes no event.
 * @throws FetchFailure when it cannot be read
 */
export async function harvestFeed(claimed: Claimed): Promise<void> {
  const tally: Tally = { records: 0, total: null, unchanged: 0, past: 0, seen: new Set() }
  const { db, files, fetch, pause, signal, now } = claimed
  const parts = readSource(claimed.feed, { db, files, fetch, pause, signal, now: now() })
  let next = await parts.next()
  while (!next.done) {
    await applyPart(claimed, next.value, tally)
    await removeSaid(claimed, next.value.removed, tally)
    next = await parts.next()
  }
  if (next.value.whole) await removeMissing(claimed, tally)
  await inTransaction(db, (tx) => end(tx, claimed, next.value as SourceEnd, tally))
}

async function end(
  tx: Tx,
  { run, feed, now }: Claimed,
  { position, notModified, whole }: SourceEnd,
  tally: Tally,
) {
  const { noted: _, ...written } = await countLines(tx, run.id)
  const counts: Counts = { ...written, unchanged: tally.unchanged, past: tally.past }
  const { cursor, etag, lastModified } = feed
  const done = {
    state: 'done' as const,
    counts,
    notModified,
    whole,
    ...(!run.dry && { formerPosition: { cursor, etag, lastModified } }),
  }
  if (!(await settleRun(tx, run, done, now()))) throw new ClaimLost()
  if (run.dry) return
  await tx
    .updateTable('event_feed')
    .where('id', '=', feed.id)
    .set({
      cursor: position.cursor,
      etag: position.etag,
      last_modified: position.lastModified,
      failures: 0,
      next_run_at: nextRunAt(feed.schedule, now()),
    })
    .execute()
  const { created = 0, changed = 0, removed = 0, refused = 0 } = counts
  if (created + changed + removed === 0) return
  const actor: Actor = { kind: 'system', origin: 'import' }
  const changes = { name: feed.name, created, changed, removed, refused }
  const entry = { action: 'feed.harvest', object: { kind: 'feed', id: feed.id }, changes }
  await writeJournal(tx, actor, [entry], now())
}
