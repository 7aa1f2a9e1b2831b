import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { type BookedSession, freeSeats, type InLine, keptFree, whoMovesUp } from './model.ts'
import { listSessions } from './store.ts'

/** How many of the line are looked at together. */
const glance = 50

/**
 * The session of an event, its seats locked until the transaction ends: whoever books it, frees seats or changes its capacity waits here for the
 * others, and then sees what they did.
 * @throws NotFound when it is not a session of this event
 */
export async function lockSeats(tx: Tx, eventId: string, sessionId: string): Promise<BookedSession> {
  // The event's settings are held the first time, so that a capacity changed at this moment is the one that is written.
  await sql`
    INSERT INTO session_seats (session_id, capacity, group_reserve)
    SELECT s.id, b.capacity, b.group_reserve FROM event_session s JOIN event_booking b ON b.event_id = s.event_id
    WHERE s.id = ${sessionId}::bigint AND s.event_id = ${eventId}
      AND NOT EXISTS (SELECT 1 FROM session_seats q WHERE q.session_id = s.id)
    FOR SHARE OF b ON CONFLICT DO NOTHING`.execute(tx)
  await sql`SELECT 1 FROM session_seats WHERE session_id = ${sessionId}::bigint FOR NO KEY UPDATE`.execute(tx)
  const [session] = await listSessions(tx, eventId, { id: sessionId })
  if (!session) throw new NotFound()
  return session
}

/**
 * Gives the free seats of a locked session to those who wait, in their order (`whoMovesUp` says the rule).
 * @returns the bookings that moved up, which the caller tells
 */
export async function moveUp(tx: Tx, session: BookedSession, now: Date): Promise<string[]> {
  const seats = { ...session.seats }
  const moved: string[] = []
  const take = async (line: InLine[]): Promise<number> => {
    const moving = whoMovesUp(seats, line)
    if (moving.length === 0) return 0
    await sql`
      UPDATE booking SET state = 'confirmed', confirmed_at = ${now}, updated_at = ${now}
      WHERE id = ANY(${moving.map(({ id }) => id)}::uuid[])`.execute(tx)
    for (const one of moving) {
      seats.taken += one.seats
      if (one.kind === 'person') seats.publicTaken += one.seats
    }
    moved.push(...moving.map(({ id }) => id))
    return moving.length
  }
  while (freeSeats(seats, 'group') > 0) {
    const line = await inLine(tx, session.id)
    if ((await take(line)) < line.length || line.length < glance) break
  }
  // Behind many people who wait for a seat of the public, a group may still have one that was kept for groups.
  if (keptFree(seats) > 0) await take(await firstAndGroups(tx, session.id))
  return moved
}

async function inLine(tx: Tx, sessionId: string): Promise<InLine[]> {
  const { rows } = await sql<InLine>`
    SELECT id, kind, seats FROM booking WHERE session_id = ${sessionId}::bigint AND state = 'waiting' ORDER BY turn LIMIT ${glance}`.execute(
    tx,
  )
  return rows
}

async function firstAndGroups(tx: Tx, sessionId: string): Promise<InLine[]> {
  const { rows } = await sql<InLine>`
    WITH line AS (SELECT id, kind, seats, turn FROM booking WHERE session_id = ${sessionId}::bigint AND state = 'waiting')
    SELECT id, kind, seats FROM (
      (SELECT * FROM line ORDER BY turn LIMIT 1) UNION (SELECT * FROM line WHERE kind = 'group' ORDER BY turn LIMIT ${glance})) x
    ORDER BY turn`.execute(tx)
  return rows
}
