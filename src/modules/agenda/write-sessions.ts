import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { type SessionInput, sessionStatuses } from './model.ts'
import { type GivenSession, matchSessions, type StoredSession } from './session-matching.ts'
import type { EventRow } from './write-model.ts'
import type { WrittenPlaces } from './write-places.ts'

/** The places that were written, by event; the events whose people who booked must learn what changes (`told`), from `now` on. */
type Writing = { places: Map<string, WrittenPlaces>; told: Set<string>; now: Date }

/** What a session was and is; `placeChanged` when people must go elsewhere. */
type Change = Pick<StoredSession, 'id' | 'begin' | 'end' | 'status'> & {
  placeChanged: boolean
  message: string
}

/**
 * Writes the sessions of events, whose places are written: one that is given by its id keeps it, else one that begins at the same time in the
 * same place is the same. What changes for those who booked is put down for them.
 * A session that people booked is cancelled instead of going.
 * @returns the events of which a time, a place or a status changed
 * @throws Conflict when somebody books a session at the moment it goes
 */
export async function writeSessions(
  tx: Tx,
  events: EventRow[],
  { places, told, now }: Writing,
): Promise<Set<string>> {
  const known = events.filter((event) => event.known).map(({ id }) => id)
  const stored = Map.groupBy(await storedSessions(tx, known), ({ eventId }) => eventId)
  const matches = events.map(({ id, input, options }) => {
    const where = places.get(id)
    if (!where) throw new Error('the places of an event come before its sessions')
    const before = stored.get(id) ?? []
    return { id, where, before, options, ...matchSessions(before, givenSessions(input.sessions, where)) }
  })
  const booked = await bookedSessions(
    tx,
    matches.flatMap(({ gone }) => gone),
  )
  const moved = new Set<string>()
  const [gone, changed, added, toTell]: [string[], StoredSession[], AddedSession[], Change[]] = [
    [],
    [],
    [],
    [],
  ]
  for (const { id, where, before, options, ...match } of matches) {
    // What people booked is cancelled and not removed: they are told, and find what became of it.
    const called = before
      .filter((session) => booked.has(session.id) && session.status !== cancelled)
      .map((session) => ({ before: session, after: { ...session, status: cancelled } }))
    const removed = match.gone.filter((session) => !booked.has(session))
    const changes = [...match.changed, ...called]
    if (removed.length + changes.length + match.added.length > 0) moved.add(id)
    gone.push(...removed)
    changed.push(...changes.map(({ after }) => after))
    added.push(...match.added.map((session) => ({ ...session, eventId: id })))
    if (told.has(id)) {
      const staying = before.filter((session) => !removed.includes(session.id))
      toTell.push(...toldChanges(staying, changes, where, { message: options.message ?? '', now }))
    }
  }
  await removeSessions(tx, gone)
  await updateSessions(tx, changed)
  await insertSessions(tx, added)
  await keepChanges(tx, toTell, now)
  return moved
}

type AddedSession = GivenSession & { eventId: string }

const givenSessions = (sessions: SessionInput[], places: WrittenPlaces): GivenSession[] =>
  sessions.map((session) => ({
    id: session.id ?? null,
    begin: session.begin,
    end: session.end,
    status: sessionStatuses.indexOf(session.status ?? 'scheduled') + 1,
    former: session.formerBegin ?? null,
    placeId: session.place === null || session.place === undefined ? null : places.idOf(session.place),
  }))

/** The sessions of events, held until the caller's transaction ends. */
async function storedSessions(tx: Tx, eventIds: string[]): Promise<(StoredSession & { eventId: string })[]> {
  if (eventIds.length === 0) return []
  const { rows } = await sql<StoredSession & { eventId: string }>`
    SELECT event_id AS "eventId", id::text AS id, place_id AS "placeId", begins_at AS begin, ends_at AS end, status,
      former_begins_at AS former
    FROM event_session WHERE event_id = ANY(${eventIds}::uuid[]) ORDER BY event_id, begins_at, id FOR UPDATE`.execute(
    tx,
  )
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

async function insertSessions(tx: Tx, rows: AddedSession[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    INSERT INTO event_session (event_id, place_id, begins_at, ends_at, status, former_begins_at)
    SELECT "eventId", "placeId", begin, "end", status, former
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x ("eventId" uuid, "placeId" uuid, begin timestamptz,
      "end" timestamptz, status smallint, former timestamptz)
    ORDER BY "eventId", begin`.execute(tx)
}

/** How sessions that are not over stood before, where those who booked must know. */
function toldChanges(
  staying: StoredSession[],
  changed: { before: StoredSession; after: StoredSession }[],
  places: WrittenPlaces,
  { message, now }: { message: string; now: Date },
): Change[] {
  const after = new Map(changed.map((each) => [each.before.id, each.after]))
  return staying.flatMap((before) => {
    const present = after.get(before.id) ?? before
    const moved =
      before.begin.getTime() !== present.begin.getTime() || before.end.getTime() !== present.end.getTime()
    const placeChanged = places.changed(before.placeId, present.placeId)
    const over = before.end <= now && present.end <= now
    if (over || !(moved || placeChanged || before.status !== present.status)) return []
    const { id, begin, end, status } = before
    return [{ id, begin, end, status, placeChanged, message }]
  })
}

/** Puts changes down for the mails to those who booked. */
async function keepChanges(tx: Tx, changes: Change[], now: Date): Promise<void> {
  if (changes.length === 0) return
  await sql`
    INSERT INTO event_session_change (session_id, changed_at, former_begins_at, former_ends_at, former_status, place_changed, message)
    SELECT id, ${now}::timestamptz, begin, "end", status, "placeChanged", message
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS x (id bigint, begin timestamptz, "end" timestamptz,
      status smallint, "placeChanged" boolean, message text)
    ORDER BY id`.execute(tx)
}
