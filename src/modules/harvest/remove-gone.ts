import { type EventAsWritten, eventsAsWritten, withdrawEvent, writeEvent } from '#modules/agenda/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import { recorded, type Tally } from './apply-part.ts'
import { beforeOf, lineAbout } from './apply-record.ts'
import type { Claimed } from './claim.ts'
import { askAbout } from './conflict-store.ts'
import { knownRecords, linesAmong, rememberRecord, type WrittenLine, writeLines } from './line-store.ts'
import type { Feed, KnownRecord, Run } from './model.ts'
import { cancelledFrom, decideRemoval, isOver, reasons } from './record-rules.ts'
import { wholeFile } from './source-part.ts'

const batchSize = 10
/** Fewer than this may all leave at once. */
const few = 10

/** Takes out the events that a source says it removed. */
export async function removeSaid(claimed: Claimed, recordIds: string[], tally: Tally): Promise<void> {
  for (const id of recordIds) tally.seen.add(id)
  tally.records += recordIds.length
  const known = await knownRecords(claimed.db, claimed.feed.source.id, recordIds)
  await removeAll(claimed, known, true, tally)
  tally.unchanged += recordIds.length - known.length
}

/**
 * Takes out the events to come that a source, read whole, no longer holds. When that is more than half of them, a source that broke is more
 * likely: nothing is taken out unless somebody asked for this reading.
 */
export async function removeMissing(claimed: Claimed, tally: Tally): Promise<void> {
  const { db, feed, run, now } = claimed
  const known = await knownRecords(db, feed.source.id)
  const current = known.filter(({ withdrawnAt, merged }) => !withdrawnAt && !merged)
  const events = await eventsAsWritten(
    db,
    current.map(({ eventId }) => eventId),
  )
  const toCome = current.filter(({ eventId }) => {
    const event = events.get(eventId)
    return event?.state === 'published' && !isOver(event.input, now())
  })
  const missing = toCome.filter(({ recordId }) => !tally.seen.has(recordId))
  if (missing.length >= few && missing.length * 2 > toCome.length && run.askedBy === null) {
    const line: WrittenLine = { ...lineAbout(wholeFile, undefined), act: 'refused', reason: reasons.tooMany }
    await recorded(claimed, tally, (tx) => writeLines(tx, run.id, [line]))
    return
  }
  await removeAll(claimed, missing, false, tally)
}

async function removeAll(claimed: Claimed, known: KnownRecord[], said: boolean, tally: Tally): Promise<void> {
  const { run } = claimed
  for (let start = 0; start < known.length; start += batchSize) {
    const batch = known.slice(start, start + batchSize)
    await recorded(claimed, tally, async (tx) => {
      const done = await linesAmong(
        tx,
        run.id,
        batch.map(({ recordId }) => recordId),
      )
      const events = await eventsAsWritten(
        tx,
        batch.map(({ eventId }) => eventId),
      )
      for (const each of batch)
        if (!done.has(each.recordId)) {
          const line = await removeOne(tx, claimed, each, events.get(each.eventId), said)
          if (line) await writeLines(tx, run.id, [line])
          else if (said) tally.unchanged++
        }
    })
  }
}

async function removeOne(
  tx: Tx,
  { feed, run, now }: Claimed,
  known: KnownRecord,
  event: EventAsWritten | undefined,
  said: boolean,
): Promise<WrittenLine | null> {
  const over = event !== undefined && isOver(event.input, now())
  const decision = decideRemoval({ known, event, over, said, rule: feed.conflictRule })
  if (decision === 'nothing' || !event) return null
  const line = { ...lineAbout(known.recordId, event.input), eventId: event.id }
  if (decision !== 'remove') {
    await setAside(tx, feed, run, known, decision, now())
    return decision === 'keep'
      ? { ...line, act: 'kept', reason: reasons.keptOurs }
      : { ...line, act: 'conflict', reason: reasons.bothChanged }
  }
  const reason = said ? reasons.gone : reasons.missing
  if (run.dry) return { ...line, act: 'removed', reason }
  const afterVersion = await takeOut(tx, event, known, feed.source.id, now())
  return { ...line, act: 'removed', reason, before: beforeOf(known, event), afterVersion }
}

/** Leaves an event that was edited here; its record is remembered as gone, so that it is not spoken of at every reading. */
async function setAside(
  tx: Tx,
  feed: Feed,
  run: Run,
  known: KnownRecord,
  decision: 'keep' | 'conflict',
  now: Date,
): Promise<void> {
  if (run.dry) return
  const { recordId, eventId, fingerprint, eventVersion } = known
  await rememberRecord(
    tx,
    feed.source.id,
    { id: recordId, eventId, fingerprint, eventVersion, withdrawnAt: now },
    now,
  )
  if (decision === 'conflict')
    await askAbout(tx, { feedId: feed.id, runId: run.id, recordId, eventId, proposed: null }, now)
}

/** Cancels what was to come, for those who booked to be told; then the event is shown no more. @returns its version then */
export async function takeOut(
  tx: Tx,
  event: Pick<EventAsWritten, 'id' | 'input'>,
  known: Pick<KnownRecord, 'recordId' | 'fingerprint'>,
  sourceId: string,
  now: Date,
): Promise<number> {
  if (!isOver(event.input, now))
    await writeEvent(tx, cancelledFrom(event.input, now), { id: event.id, state: 'published' }, now)
  const version = await withdrawEvent(tx, event.id, now)
  await rememberRecord(
    tx,
    sourceId,
    {
      id: known.recordId,
      eventId: event.id,
      fingerprint: known.fingerprint,
      eventVersion: version,
      withdrawnAt: now,
    },
    now,
  )
  return version
}
