import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { ensureEditions, type PreparedRecord, prepareRecords } from './prepare-records.ts'
import type { EventRecord, ReadEvents, Refusal } from './readers/event-record.ts'
import { writeEvent } from './write-event.ts'

/** What an import did, in events; `refused` is what the reader refused and what could not be written. */
export type EventImport = { added: number; changed: number; unchanged: number; refused: Refusal[] }

type Outcome = 'added' | 'changed' | 'unchanged'

const batchSize = 50

/**
 * Publishes the events that a reader found, new or changed; unchanged ones are skipped, and those that the team took away stay away.
 * Events that left the file are kept.
 * @param source a data source that the database knows
 */
export async function importEvents(
  db: Database,
  { source, records, refused }: Pick<ReadEvents, 'records' | 'refused'> & { source: string },
  now: Date,
): Promise<EventImport> {
  const report: EventImport = { added: 0, changed: 0, unchanged: 0, refused: [...refused] }
  const { once, twice } = distinctRecords(records)
  report.refused.push(...twice)
  const prepared = await prepareRecords(db, once)
  await inTransaction(db, (tx) => ensureEditions(tx, prepared))
  for (let start = 0; start < prepared.length; start += batchSize) {
    const batch = prepared.slice(start, start + batchSize)
    const outcomes = await writeBatch(db, source, batch, now).catch((error) =>
      // One event that the database refuses would take the others of its batch with it: each then by itself.
      isDataError(error) ? writeOneByOne(db, source, batch, now, report.refused) : Promise.reject(error),
    )
    for (const outcome of outcomes) report[outcome]++
  }
  return report
}

function distinctRecords(records: EventRecord[]): { once: EventRecord[]; twice: Refusal[] } {
  const once = new Map<string, EventRecord>()
  const twice: Refusal[] = []
  for (const record of records) {
    if (once.has(record.id)) twice.push({ at: record.id, reason: said.twice })
    else once.set(record.id, record)
  }
  return { once: [...once.values()], twice }
}

function writeBatch(db: Database, source: string, batch: PreparedRecord[], now: Date): Promise<Outcome[]> {
  return inTransaction(db, async (tx) => {
    const rows = await tx
      .selectFrom('event_source')
      .innerJoin('event', 'event.id', 'event_source.event_id')
      .where('source_id', '=', source)
      .where(
        'record_id',
        'in',
        batch.map(({ id }) => id),
      )
      .select(['record_id', 'event_id', 'fingerprint', 'state', 'merged_from'])
      .execute()
    const known = new Map(rows.map((row) => [row.record_id, row]))
    const outcomes: Outcome[] = []
    for (const record of batch) {
      const before = known.get(record.id)
      // An unchanged record, an event that is no longer shown, one that another source tells: what the team decided holds.
      const skipped =
        before &&
        (before.fingerprint === record.fingerprint ||
          before.state !== 'published' ||
          before.merged_from !== null)
      if (!skipped) await writeRecord(tx, source, record, before?.event_id, now)
      outcomes.push(skipped ? 'unchanged' : before ? 'changed' : 'added')
    }
    return outcomes
  })
}

async function writeRecord(
  tx: Tx,
  source: string,
  { id, input, fingerprint }: PreparedRecord,
  eventId: string | undefined,
  now: Date,
): Promise<void> {
  const event = await writeEvent(tx, input, { state: 'published', ...(eventId && { id: eventId }) }, now)
  await tx
    .insertInto('event_source')
    .values({ source_id: source, record_id: id, event_id: event.id, fingerprint, imported_at: now })
    .onConflict((conflict) =>
      conflict.columns(['source_id', 'record_id']).doUpdateSet({ fingerprint, imported_at: now }),
    )
    .execute()
}

async function writeOneByOne(
  db: Database,
  source: string,
  batch: PreparedRecord[],
  now: Date,
  refused: Refusal[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const record of batch) {
    try {
      outcomes.push(...(await writeBatch(db, source, [record], now)))
    } catch (error) {
      if (!isDataError(error)) throw error
      refused.push({ at: record.id, reason: said.unfit })
    }
  }
  return outcomes
}

/** A value that the schema refuses (SQLSTATE classes 22 and 23), a session that people booked and the file lost; unlike a database that is away; a missing source is our own fault. */
const isDataError = (error: unknown) =>
  error instanceof Conflict ||
  (error instanceof Error &&
    'code' in error &&
    /^2[23]/.test(`${error.code}`) &&
    !('constraint' in error && error.constraint === 'event_source_source_id_fkey'))

const said = {
  twice: {
    fr: 'Cet identifiant est déjà dans le fichier : le premier est gardé.',
    en: 'This identifier is in the file already: the first one is kept.',
  },
  unfit: {
    fr: 'La base de données refuse une valeur de cet événement.',
    en: 'The database refuses a value of this event.',
  },
}
