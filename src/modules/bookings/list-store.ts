import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { Booking, BookingState } from './model.ts'
import { bookingColumns } from './store.ts'

export const bookingsAPage = 50

export type BookingQuestion = { words: string; state: BookingState | null; page: number }
/** What a session's list counts, whatever is searched in it. */
export type Totals = Record<BookingState, { bookings: number; seats: number; groups: number }>

/** A page of the bookings of a session: confirmed ones by name, then who waits in their order, then the cancelled ones. */
export async function listBookings(
  db: Database,
  sessionId: string,
  { words, state, page }: BookingQuestion,
): Promise<{ bookings: Booking[]; found: number; totals: Totals }> {
  const { rows } = await sql<Booking & { found: number }>`
    SELECT ${bookingColumns}, count(*) OVER ()::int AS found FROM booking k
    WHERE k.session_id = ${sessionId}::bigint AND (${state}::text IS NULL OR k.state = ${state})
      AND (${words} = '' OR fold(concat_ws(' ', k.name, k.structure, k.email)) LIKE '%' || fold(${words}) || '%')
    ORDER BY k.state = 'cancelled', k.state = 'waiting', CASE WHEN k.state = 'waiting' THEN k.turn END, fold(k.name), k.id
    LIMIT ${bookingsAPage} OFFSET ${(page - 1) * bookingsAPage}`.execute(db)
  return {
    bookings: rows.map(({ found: _, ...booking }) => booking),
    found: rows[0]?.found ?? 0,
    totals: await countBookings(db, sessionId),
  }
}

async function countBookings(db: Database, sessionId: string): Promise<Totals> {
  const { rows } = await sql<{ state: BookingState; bookings: number; seats: number; groups: number }>`
    SELECT state, count(*)::int AS bookings, sum(seats)::int AS seats, (count(*) FILTER (WHERE kind = 'group'))::int AS groups
    FROM booking WHERE session_id = ${sessionId}::bigint GROUP BY state`.execute(db)
  const none = { bookings: 0, seats: 0, groups: 0 }
  return {
    confirmed: none,
    waiting: none,
    cancelled: none,
    ...Object.fromEntries(rows.map(({ state, ...counts }) => [state, counts])),
  }
}

const batch = 500

/** Every booking of an event, or of one of its sessions, by session and in the order people came; in batches. */
export async function* eachBooking(
  db: Database,
  eventId: string,
  only: { sessionId?: string; state?: BookingState } = {},
): AsyncGenerator<Booking[]> {
  const { sessionId = null, state = null } = only
  let last = { session: '0', id: '00000000-0000-0000-0000-000000000000' }
  while (true) {
    const { rows } = await sql<Booking>`
      SELECT ${bookingColumns} FROM booking k JOIN event_session s ON s.id = k.session_id
      WHERE s.event_id = ${eventId} AND (${sessionId}::bigint IS NULL OR k.session_id = ${sessionId}::bigint)
        AND (${state}::text IS NULL OR k.state = ${state}) AND (k.session_id, k.id) > (${last.session}::bigint, ${last.id}::uuid)
      ORDER BY k.session_id, k.id LIMIT ${batch}`.execute(db)
    const end = rows.at(-1)
    if (end) yield rows
    if (!end || rows.length < batch) return
    last = { session: end.sessionId, id: end.id }
  }
}
