import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'

/** What those who booked read when an event that was withdrawn is held after all; the organiser's words are in French too. */
const held = 'Ce rendez-vous est maintenu.'

/** The sessions to come of an event that is withdrawn do not take place: nobody is reminded of them, and those who booked are told. */
export async function cancelComing(tx: Tx, eventId: string, message: string, now: Date): Promise<void> {
  const { numAffectedRows } = await sql`
    WITH coming AS (
      SELECT id, begins_at, ends_at, status FROM event_session
      WHERE event_id = ${eventId} AND ends_at > ${now} AND status <> 6 FOR UPDATE),
    cancelled AS (UPDATE event_session s SET status = 6 FROM coming WHERE s.id = coming.id)
    INSERT INTO event_session_change (session_id, changed_at, former_begins_at, former_ends_at, former_status, message)
    SELECT id, ${now}::timestamptz, begins_at, ends_at, status, ${message.slice(0, 1000)} FROM coming ORDER BY id`.execute(
    tx,
  )
  if (numAffectedRows) await raiseSequence(tx, eventId)
}

/**
 * The sessions that its withdrawal cancelled stand as before, once it is brought back. Those who were told that they were cancelled are told so;
 * those who were not learn nothing.
 * @param withdrawnAt the moment of the withdrawal, which its changes bear
 */
export async function holdAgain(tx: Tx, eventId: string, withdrawnAt: Date, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    WITH back AS (
      SELECT c.id AS change, c.told_at, c.former_status, s.id, s.begins_at, s.ends_at
      FROM event_session_change c JOIN event_session s ON s.id = c.session_id
      WHERE s.event_id = ${eventId} AND c.changed_at = ${withdrawnAt} AND s.status = 6 FOR UPDATE OF c, s),
    standing AS (UPDATE event_session s SET status = back.former_status FROM back WHERE s.id = back.id),
    untold AS (DELETE FROM event_session_change c USING back WHERE c.id = back.change AND back.told_at IS NULL),
    told AS (
      INSERT INTO event_session_change (session_id, changed_at, former_begins_at, former_ends_at, former_status, message)
      SELECT id, ${now}::timestamptz, begins_at, ends_at, 6, ${held} FROM back WHERE told_at IS NOT NULL)
    SELECT id::text AS id FROM back`.execute(tx)
  if (rows.length > 0) await raiseSequence(tx, eventId)
}

/** Calendars take what comes with a higher number (RFC 5545, 3.8.7.4). */
async function raiseSequence(tx: Tx, eventId: string): Promise<void> {
  await tx.updateTable('event').where('id', '=', eventId).set({ sequence: sql`sequence + 1` }).execute()
}
