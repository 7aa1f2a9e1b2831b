import {
  type EventAsWritten,
  type EventInput,
  giveEvent,
  type PreparedRecord,
  type Said,
  writeEvent,
} from '#modules/agenda/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import { askAbout } from './conflict-store.ts'
import { rememberRecord, type WrittenLine } from './line-store.ts'
import type { Feed, KnownRecord, Run } from './model.ts'
import { changedFields, decideRecord, isEdited, isOver, reasons, withFormerSessions } from './record-rules.ts'

/** A record, and what is known of it and of its event. */
export type Met = {
  record: PreparedRecord
  known: KnownRecord | undefined
  event: EventAsWritten | undefined
  elsewhere: boolean
  notes: Said[]
}
export type Writing = { feed: Feed; run: Run; now: Date; keepSessions?: boolean }

/** What a record did: its line, or that nothing came of it. */
export type Outcome = WrittenLine | 'unchanged' | 'past'

/** Does what one record asks for, in the caller's transaction. */
export async function applyRecord(tx: Tx, met: Met, writing: Writing): Promise<Outcome> {
  const { record, known, event } = met
  const { feed, now } = writing
  const decision = decideRecord({
    fingerprint: record.fingerprint,
    over: isOver(record.input, now),
    takePast: feed.past,
    known,
    event,
    elsewhere: met.elsewhere,
    rule: feed.conflictRule,
  })
  if (decision === 'unchanged' || decision === 'past') return decision
  if (decision === 'elsewhere') return { ...lineOf(met), act: 'refused', reason: reasons.elsewhere }
  if (decision === 'create' || !known || !event) return create(tx, met, writing)
  if (decision === 'keep' || decision === 'conflict')
    return setAside(tx, met, known, event, writing, decision)
  return rewrite(tx, met, known, event, writing, decision === 'restore')
}

async function create(tx: Tx, met: Met, { feed, now }: Writing): Promise<WrittenLine> {
  const { record } = met
  const { id } = await writeEvent(tx, record.input, { state: 'published' }, now)
  if (feed.organiser) await giveEvent(tx, id, feed.organiser.id)
  const afterVersion = await versionOf(tx, id)
  await remember(tx, feed, record, { eventId: id, eventVersion: afterVersion }, now)
  return {
    ...lineOf(met),
    act: 'created',
    eventId: id,
    before: { event: null, source: null, untouched: true },
    afterVersion,
  }
}

async function rewrite(
  tx: Tx,
  met: Met,
  known: KnownRecord,
  event: EventAsWritten,
  { feed, now, keepSessions }: Writing,
  back: boolean,
): Promise<Outcome> {
  const { record } = met
  const input = withFormerSessions(record.input, event.input, now, keepSessions)
  const changes = changedFields(event.input, input)
  if (changes.length === 0 && !back) {
    await remember(tx, feed, record, { eventId: event.id, eventVersion: event.version }, now)
    return 'unchanged'
  }
  await writeEvent(tx, input, { id: event.id, state: 'published' }, now)
  const afterVersion = await versionOf(tx, event.id)
  await remember(tx, feed, record, { eventId: event.id, eventVersion: afterVersion }, now)
  const edited = !back && isEdited(known, event)
  return {
    ...lineOf(met),
    act: 'changed',
    eventId: event.id,
    reason: back ? reasons.back : edited ? reasons.overwritten : keepSessions ? reasons.booked : null,
    changes,
    before: beforeOf(known, event),
    afterVersion,
  }
}

/** Leaves the event as it is: it was edited here. The record is remembered, so that it is not spoken of until it changes again. */
async function setAside(
  tx: Tx,
  met: Met,
  known: KnownRecord,
  event: EventAsWritten,
  { feed, run, now }: Writing,
  act: 'keep' | 'conflict',
): Promise<Outcome> {
  const { record } = met
  const changes = changedFields(event.input, withFormerSessions(record.input, event.input, now))
  await remember(tx, feed, record, { eventId: event.id, eventVersion: known.eventVersion }, now)
  // Both sides came to the same.
  if (changes.length === 0) return 'unchanged'
  if (act === 'conflict')
    await askAbout(
      tx,
      { feedId: feed.id, runId: run.id, recordId: record.id, eventId: event.id, proposed: record.input },
      now,
    )
  return {
    ...lineOf(met),
    act: act === 'keep' ? 'kept' : 'conflict',
    eventId: event.id,
    reason: act === 'keep' ? reasons.keptOurs : reasons.bothChanged,
    changes,
  }
}

/** The state of an event and of its row of provenance, for the undo. */
export const beforeOf = (known: KnownRecord, event: EventAsWritten): WrittenLine['before'] => ({
  event: { input: event.input, state: event.state, version: event.version },
  source: {
    fingerprint: known.fingerprint,
    eventVersion: known.eventVersion,
    withdrawnAt: known.withdrawnAt?.toISOString() ?? null,
  },
  untouched: !isEdited(known, event),
})

/** A line about an event, still to be said what came of it. */
export const lineAbout = (
  recordId: string,
  input: Pick<EventInput, 'titleFr'> | undefined,
): Omit<WrittenLine, 'act'> => ({
  recordId,
  title: input?.titleFr ?? null,
  eventId: null,
  reason: null,
  notes: [],
  changes: [],
  before: null,
  afterVersion: null,
})

const lineOf = ({ record, notes }: Met) => ({ ...lineAbout(record.id, record.input), notes })

async function remember(
  tx: Tx,
  feed: Feed,
  { id, fingerprint }: PreparedRecord,
  event: { eventId: string; eventVersion: number | null },
  now: Date,
): Promise<void> {
  await rememberRecord(tx, feed.source.id, { id, fingerprint, ...event, withdrawnAt: null }, now)
}

/** The version of an event as it stands. */
export async function versionOf(tx: Tx, id: string): Promise<number> {
  const { version } = await tx
    .selectFrom('event')
    .where('id', '=', id)
    .select('version')
    .executeTakeFirstOrThrow()
  return version
}
