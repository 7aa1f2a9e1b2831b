import {
  ensureEditions,
  eventsAsWritten,
  type PreparedRecord,
  prepareRecords,
  type Refusal,
  type Said,
} from '#modules/agenda/index.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { applyRecord, lineAbout, type Outcome } from './apply-record.ts'
import { type Claimed, ClaimLost, leaseEnd, WorkStopped } from './claim.ts'
import { knownRecords, linesAmong, recordsElsewhere, type WrittenLine, writeLines } from './line-store.ts'
import { reasons } from './record-rules.ts'
import { advance } from './run-store.ts'
import { isAboutFile, type SourcePart, wholeFile } from './source-part.ts'

const batchSize = 10

/** How far a reading is: records met, those that nothing came of, and every number seen. */
export type Tally = {
  records: number
  total: number | null
  unchanged: number
  past: number
  seen: Set<string>
}

/**
 * Writes what one part of a source holds, batch by batch. Each batch with its lines is one transaction, so that a process killed at any moment leaves whole
 * batches; whoever goes on reads the source again, and finds each record done either unchanged or in the lines of this reading.
 */
export async function applyPart(claimed: Claimed, part: SourcePart, tally: Tally): Promise<void> {
  const { run, db } = claimed
  tally.total = part.total
  const refused: Refusal[] = [...part.refused]
  const once = part.records.filter((record) => {
    if (!tally.seen.has(record.id)) return tally.seen.add(record.id)
    refused.push({ at: `${record.id} (2)`, reason: reasons.twice })
    return false
  })
  const prepared = await prepareRecords(db, once)
  const notes = notesById(part.notes)
  for (let start = 0; start < prepared.length; start += batchSize) {
    const batch = prepared.slice(start, start + batchSize)
    const outcomes = await writeBatch(claimed, batch, notes, tally).catch((error) =>
      // One event that the database refuses would take the others of its batch with it: each then by itself.
      isDataError(error) ? oneByOne(claimed, batch, notes, tally) : Promise.reject(error),
    )
    tally.records += batch.length
    for (const outcome of outcomes) if (typeof outcome === 'string') tally[outcome]++
  }
  tally.records += refused.filter((each) => !isAboutFile(each)).length
  const lines = [...refusedLines(refused, notes), ...fileLine(part)]
  await recorded(claimed, tally, (tx) => writeLines(tx, run.id, lines))
}

/** A trial writes as a reading does, to see what it changes and what the database refuses; then its events are given up. */
class GivenUp extends Error {
  readonly outcomes: Outcome[]
  constructor(outcomes: Outcome[]) {
    super()
    this.outcomes = outcomes
  }
}

async function writeBatch(
  claimed: Claimed,
  batch: PreparedRecord[],
  notes: Map<string, Said[]>,
  tally: Tally,
  keepSessions = false,
): Promise<Outcome[]> {
  const { run, db } = claimed
  if (!run.dry)
    return recorded(claimed, tally, async (tx) => {
      const outcomes = await applyBatch(tx, claimed, batch, notes, keepSessions)
      await writeLines(tx, run.id, linesOf(outcomes))
      return outcomes
    })
  const outcomes = await inTransaction(db, async (tx): Promise<Outcome[]> => {
    throw new GivenUp(await applyBatch(tx, claimed, batch, notes, keepSessions))
  }).catch((error) => (error instanceof GivenUp ? error.outcomes : Promise.reject(error)))
  const lines = linesOf(outcomes).map((line) => ({
    ...line,
    eventId: line.act === 'created' ? null : line.eventId,
    before: null,
    afterVersion: null,
  }))
  await recorded(claimed, tally, (tx) => writeLines(tx, run.id, lines))
  return outcomes
}

const linesOf = (outcomes: Outcome[]): WrittenLine[] => outcomes.filter((each) => typeof each !== 'string')

/** A transaction of a reading, while it is still this process's. */
export async function recorded<T>(claimed: Claimed, tally: Tally, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { run, db, now, signal } = claimed
  if (signal.aborted) throw new WorkStopped()
  return inTransaction(db, async (tx) => {
    const far = { until: leaseEnd(now()), records: tally.records, total: tally.total }
    if (!(await advance(tx, run, far))) throw new ClaimLost()
    return work(tx)
  })
}

async function applyBatch(
  tx: Tx,
  { run, feed, now }: Claimed,
  batch: PreparedRecord[],
  notes: Map<string, Said[]>,
  keepSessions: boolean,
): Promise<Outcome[]> {
  const ids = batch.map(({ id }) => id)
  const done = await linesAmong(tx, run.id, ids)
  const known = new Map((await knownRecords(tx, feed.source.id, ids)).map((each) => [each.recordId, each]))
  const events = await eventsAsWritten(tx, [...new Set([...known.values()].map(({ eventId }) => eventId))])
  const elsewhere = await elsewhereAmong(tx, feed, ids)
  await ensureEditions(tx, batch)
  const outcomes: Outcome[] = []
  for (const record of batch) {
    if (done.has(record.id)) continue
    const before = known.get(record.id)
    const met = {
      record,
      known: before,
      event: before && events.get(before.eventId),
      elsewhere: elsewhere.has(record.id),
      notes: notes.get(record.id) ?? [],
    }
    outcomes.push(await applyRecord(tx, met, { feed, run, now: now(), keepSessions }))
  }
  return outcomes
}

const elsewhereAmong = (
  tx: Database,
  feed: Claimed['feed'],
  ids: string[],
): Promise<Set<string>> | Set<string> =>
  feed.kind.startsWith('openagenda') ? recordsElsewhere(tx, feed.source.id, ids) : new Set()

async function oneByOne(
  claimed: Claimed,
  batch: PreparedRecord[],
  notes: Map<string, Said[]>,
  tally: Tally,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const record of batch) {
    const alone = (keepSessions: boolean) => writeBatch(claimed, [record], notes, tally, keepSessions)
    try {
      outcomes.push(...(await alone(false)))
    } catch (error) {
      if (!isDataError(error)) throw error
      // Sessions that people booked cannot go: they stay, cancelled. If that is not it, the record is refused.
      outcomes.push(...(await alone(true).catch((again) => refuse(claimed, record, tally, again))))
    }
  }
  return outcomes
}

async function refuse(
  claimed: Claimed,
  record: PreparedRecord,
  tally: Tally,
  error: unknown,
): Promise<Outcome[]> {
  if (!isDataError(error)) throw error
  const line = { ...lineAbout(record.id, record.input), act: 'refused' as const, reason: reasons.unfit }
  await recorded(claimed, tally, (tx) => writeLines(tx, claimed.run.id, [line]))
  return [line]
}

/** A value that the schema refuses (SQLSTATE classes 22 and 23), or something that other facts forbid; unlike a database that is away. */
const isDataError = (error: unknown) =>
  error instanceof Conflict || (error instanceof Error && 'code' in error && /^2[23]/.test(`${error.code}`))

/** Notes of readers say where they stand: « enregistrement 3 (93334423), horaire 2 ». */
function notesById(notes: Refusal[]): Map<string, Said[]> {
  const found = new Map<string, Said[]>()
  for (const { at, reason } of notes) {
    const id = /\((.*)\)(?:, horaire \d+)?$/.exec(at)?.[1] ?? at
    const said = found.get(id) ?? []
    if (said.length < 10) found.set(id, [...said, reason])
  }
  return found
}

function refusedLines(refused: Refusal[], notes: Map<string, Said[]>): WrittenLine[] {
  return refused
    .filter((each) => !isAboutFile(each))
    .map(({ at, reason }) => ({
      ...lineAbout(at, undefined),
      act: 'refused' as const,
      reason,
      notes: notes.get(at) ?? [],
    }))
}

/** What is said of the file as a whole, in one line. */
function fileLine({ refused, notes }: SourcePart): WrittenLine[] {
  const [first, ...others] = refused.filter(isAboutFile).map(({ reason }) => reason)
  const beside = [...others, ...notes.filter(isAboutFile).map(({ reason }) => reason)]
  if (!first && beside.length === 0) return []
  const line = { ...lineAbout(wholeFile, undefined), notes: beside }
  return [first ? { ...line, act: 'refused', reason: first } : { ...line, act: 'noted' }]
}
