import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { type SessionInput, sessionStatuses } from './model.ts'
import { type GivenSession, matchSessions, type StoredSession } from './session-matching.ts'
import type { WrittenPlaces } from './write-places.ts'

/** `told`: those who booked must learn what changes from `now` on, with the organiser's words. */
type Telling = { told: boolean; message: string; now: Date }

/**
 * Writes the sessions of an event, whose places are written: one that is given by its id keeps it, else one that begins at the same time in the
 * same place is the same. What changes for those who booked is put down for them.
 * A session that people booked is cancelled instead of going.
 * @returns whether a time, a place or a status changed
 * @throws Conflict when somebody books a session at the moment it goes
 */
export async function writeSessions(
  tx: Tx,
  eventId: string,
  sessions: SessionInput[],
  places: WrittenPlaces,
  telling: Telling,
): Promise<boolean> {
  const given = sessions.map(
    (session): GivenSession => ({
      id: session.id ?? null,
      begin: session.begin,
      end: session.end,
      status: sessionStatuses.indexOf(session.status ?? 'scheduled') + 1,
      former: session.formerBegin ?? null,
      placeId: session.place === null || session.place === undefined ? null : places.idOf(session.place),
    }),
  )
  const stored = await storedSessions(tx, eventId)
  const { gone, changed, added } = matchSessions(stored, given)
  const booked = await bookedSessions(tx, gone)
  // What people booked is cancelled and not removed: they are told, and find what became of it.
  for (const before of stored)
    if (booked.has(before.id) && before.status !== cancelled)
      changed.push({ before, after: { ...before, status: cancelled } })
  const removed = gone.filter((id) => !booked.has(id))
  const staying = stored.filter(({ id }) => !removed.includes(id))
  await removeSessions(tx, removed)
  await updateSessions(
    tx,
    changed.map(({ after }) => after),
  )
  await insertSessions(tx, eventId, added)
  if (telling.told) await keepChanges(tx, staying, changed, places, telling)
  return removed.length + changed.length + added.length > 0
}

/** The sessions of an event, held until the caller's transaction ends. */
async function storedSessions(tx: Tx, eventId: string): Promise<StoredSession[]> {
  const { rows } = await sql<StoredSession>`
    SELECT id::text AS id, place_id AS "placeId", begins_at AS begin, ends_at AS end, status, former_begins_at AS former
    FROM event_session WHERE event_id = ${eventId} ORDER BY begins_at, id FOR UPDATE`.execute(tx)
  return rows
}

/** OpenAgenda's number. */
const cancelled = sessionStatuses.indexOf('cancelled') + 1

/** Of these sessions, those that people booked. Bookings are another module's, which stands on this one: their table is read here, nothing more. */
async function bookedSessions(tx: Tx, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT session_id::text AS id FROM booking WHERE session_id = ANY(${ids}::bigint[])`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

async function removeSessions(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  try {
    await sql`DELETE FROM event_session WHERE id = ANY(${ids}::bigint[])`.execute(tx)
  } catch (error) {
    // Somebody booked it at this moment (SQLSTATE 23503, 23001 since PostgreSQL 18).
    if (error instanceof Error && 'code' in error && (error.code === '23503' || error.code === '23001'))
      throw new Conflict('a session that people booked is cancelled, not removed')
    throw error
  }
}

async function updateSessions(tx: Tx, rows: StoredSession[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    UPDATE event_session s SET place_id = x."placeId", begins_at = x.begin, ends_at = x."end", status = x.status,
      former_begins_at = x.former
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x (id bigint, "placeId" uuid, begin timestamptz,
      "end" timestamptz, status smallint, former timestamptz)
    WHERE s.id = x.id`.execute(tx)
}

async function insertSessions(tx: Tx, eventId: string, rows: GivenSession[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    INSERT INTO event_session (event_id, place_id, begins_at, ends_at, status, former_begins_at)
    SELECT ${eventId}::uuid, "placeId", begin, "end", status, former
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x ("placeId" uuid, begin timestamptz, "end" timestamptz,
      status smallint, former timestamptz)
    ORDER BY begin`.execute(tx)
}

/** Puts down how sessions that are not over stood before, for the mails to those who booked. */
async function keepChanges(
  tx: Tx,
  staying: StoredSession[],
  changed: { before: StoredSession; after: StoredSession }[],
  places: WrittenPlaces,
  { message, now }: Telling,
): Promise<void> {
  const after = new Map(changed.map((each) => [each.before.id, each.after]))
  const rows = staying.flatMap((before) => {
    const present = after.get(before.id) ?? before
    const moved =
      before.begin.getTime() !== present.begin.getTime() || before.end.getTime() !== present.end.getTime()
    const placeChanged = places.changed(before.placeId, present.placeId)
    const over = before.end <= now && present.end <= now
    if (over || !(moved || placeChanged || before.status !== present.status)) return []
    return [{ id: before.id, begin: before.begin, end: before.end, status: before.status, placeChanged }]
  })
  if (rows.length === 0) return
  await sql`
    INSERT INTO event_session_change (session_id, changed_at, former_begins_at, former_ends_at, former_status, place_changed, message)
    SELECT id, ${now}::timestamptz, begin, "end", status, "placeChanged", ${message}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x (id bigint, begin timestamptz, "end" timestamptz,
      status smallint, "placeChanged" boolean)
    ORDER BY id`.execute(tx)
}
