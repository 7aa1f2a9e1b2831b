import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { ensureEditions, type PreparedRecord, prepareRecords } from './prepare-records.ts'
import type { EventRecord, ReadEvents, Refusal } from './readers/event-record.ts'
import { writeEvents } from './write-event.ts'

/** What an import did, in events; `refused` is what the reader refused and what could not be written. */
export type EventImport = { added: number; changed: number; unchanged: number; refused: Refusal[] }

type Outcome = 'added' | 'changed' | 'unchanged'

// Few statements a batch, and short transactions: on the embedded database everyone else waits.
const batchSize = 200

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
    const outcomes = await writeWhatFits(db, source, batch, now, report.refused)
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

/** Writes a batch. One event that the database refuses would take the others with it: each half then by itself, until it stands alone. */
async function writeWhatFits(
  db: Database,
  source: string,
  batch: PreparedRecord[],
  now: Date,
  refused: Refusal[],
): Promise<Outcome[]> {
  try {
    return await writeBatch(db, source, batch, now)
  } catch (error) {
    if (!isDataError(error)) throw error
    if (batch.length === 1) {
      refused.push({ at: batch[0]?.id ?? '', reason: said.unfit })
      return []
    }
    const half = Math.ceil(batch.length / 2)
    const first = await writeWhatFits(db, source, batch.slice(0, half), now, refused)
    return [...first, ...(await writeWhatFits(db, source, batch.slice(half), now, refused))]
  }
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
    // An unchanged record, an event that is no longer shown, one that another source tells: what the team decided holds.
    const isSkipped = ({ id, fingerprint }: PreparedRecord) => {
      const before = known.get(id)
      return (
        before !== undefined &&
        (before.fingerprint === fingerprint || before.state !== 'published' || before.merged_from !== null)
      )
    }
    await writeRecords(
      tx,
      source,
      batch
        .filter((record) => !isSkipped(record))
        .map((record) => ({ record, eventId: known.get(record.id)?.event_id })),
      now,
    )
    return batch.map((record) =>
      isSkipped(record) ? 'unchanged' : known.has(record.id) ? 'changed' : 'added',
    )
  })
}

async function writeRecords(
  tx: Tx,
  source: string,
  records: { record: PreparedRecord; eventId: string | undefined }[],
  now: Date,
): Promise<void> {
  if (records.length === 0) return
  const seen = new Set<string>()
  // Two records of one event, which a hand may have joined: one after the other, as they come.
  const again = records.filter(({ eventId }) => eventId && (seen.has(eventId) || !seen.add(eventId)))
  const once = records.filter((each) => !again.includes(each))
  const events = await writeEvents(
    tx,
    once.map(({ record, eventId }) => ({
      input: record.input,
      options: { state: 'published', ...(eventId && { id: eventId }) },
    })),
    now,
  )
  await tx
    .insertInto('event_source')
    .values(
      once.map(({ record }, at) => ({
        source_id: source,
        record_id: record.id,
        event_id: events[at]?.id ?? '',
        fingerprint: record.fingerprint,
        imported_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['source_id', 'record_id']).doUpdateSet((given) => ({
        fingerprint: given.ref('excluded.fingerprint'),
        imported_at: given.ref('excluded.imported_at'),
      })),
    )
    .execute()
  await writeRecords(tx, source, again, now)
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
