import { sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'
import { type Came, type DoorState, nobody, type Tick } from './check-in-model.ts'
import type { Presence } from './model.ts'

/** A session whose people are checked in; `expected` counts its confirmed seats. */
export type DoorSession = { id: string; begin: Date; end: Date; place: string | null; expected: number }

/** Sessions of an event that take place: one, or those that end after a moment, the nearest first. */
export async function doorSessions(
  db: Database,
  eventId: string,
  which: { id: string } | { after: Date; limit: number },
): Promise<DoorSession[]> {
  const [only, limit] =
    'id' in which
      ? [sql`x.id::text = ${which.id}`, 1]
      : [sql`x.ends_at > ${which.after} AND x.status NOT IN (4, 6)`, which.limit]
  const { rows } = await sql<DoorSession>`
    SELECT x.id::text AS id, x.begins_at AS begin, x.ends_at AS end, p.name AS place,
      (SELECT coalesce(sum(k.seats), 0)::int FROM booking k WHERE k.session_id = x.id AND k.state = 'confirmed') AS expected
    FROM event_session x JOIN event e ON e.id = x.event_id
    LEFT JOIN event_place p ON p.event_id = e.id AND e.mode <> 'online' AND x.status <> 3
      AND (p.id = x.place_id OR (x.place_id IS NULL AND p.rank = 0))
    WHERE x.event_id = ${eventId} AND ${only} ORDER BY x.begins_at, x.id LIMIT ${limit}`.execute(db)
  return rows
}

/** What was last seen of each booking that is still one of the session's, and people who had not booked. */
const seen = (sessions: string[]) => sql`
  SELECT * FROM (SELECT DISTINCT ON (c.session_id, c.booking_id) c.session_id::text AS session, c.booking_id AS booking, c.id, c.at,
      c.public, c.pupils, c.accompanying
    FROM check_in c JOIN booking k ON k.id = c.booking_id AND k.session_id = c.session_id AND k.state = 'confirmed'
    WHERE c.session_id = ANY(${sessions}::bigint[]) ORDER BY c.session_id, c.booking_id, c.at DESC, c.id DESC) AS latest
  UNION ALL SELECT c.session_id::text, NULL, NULL, NULL, greatest(0, sum(c.public)), greatest(0, sum(c.pupils)), greatest(0, sum(c.accompanying))
  FROM check_in c WHERE c.session_id = ANY(${sessions}::bigint[]) AND c.booking_id IS NULL GROUP BY c.session_id`

/** How a session stands at the door. */
export async function doorState(db: Database, sessionId: string, now: Date): Promise<DoorState> {
  const { rows } = await sql<Presence & { booking: string | null; id: string; at: Date }>`
    SELECT booking, id, at, public::int, pupils::int, accompanying::int FROM (${seen([sessionId])}) AS s`.execute(
    db,
  )
  const state: DoorState = { at: now, bookings: {}, walkIns: nobody }
  for (const { booking, id, at, ...came } of rows) {
    if (booking === null) state.walkIns = came
    else state.bookings[booking] = { ...came, id, at } satisfies Came
  }
  return state
}

/** How many people came to some sessions, as counted at the door; a session where nobody was looked at is left out. */
export async function presenceOf(db: Database, sessions: string[]): Promise<Map<string, Presence>> {
  if (sessions.length === 0) return new Map()
  const { rows } = await sql<Presence & { session: string }>`
    SELECT session, sum(public)::int AS public, sum(pupils)::int AS pupils, sum(accompanying)::int AS accompanying
    FROM (${seen(sessions)}) AS s GROUP BY session`.execute(db)
  return new Map(rows.map(({ session, ...came }) => [session, came]))
}

/** Keeps ticks, each once. @returns the ids of those that were new */
export async function keepTicks(tx: Tx, sessionId: string, ticks: Tick[]): Promise<Set<string>> {
  if (ticks.length === 0) return new Set()
  const rows = await tx
    .insertInto('check_in')
    .values(ticks.map(({ booking, ...tick }) => ({ ...tick, booking_id: booking, session_id: sessionId })))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}
