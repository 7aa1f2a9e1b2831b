import { sql } from 'kysely'
import { type SeatsOffer, type SessionStatus, sessionStatuses } from '#modules/agenda/index.ts'
import type { Database } from '#platform/db/connect.ts'
import {
  type BookedSession,
  type Booking,
  type BookingSettings,
  freeSeats,
  type NoticeRhythm,
  type Seats,
  usualSettings,
  whyNot,
} from './model.ts'

/** An event and how it is booked here; `settings` null: it is not. */
export type BookableEvent = {
  id: string
  slug: string
  title: string
  state: string
  organiserId: string | null
  settings: BookingSettings | null
}

/** The event of an address, whatever its state. */
export async function getBookableEvent(db: Database, slug: string): Promise<BookableEvent | undefined> {
  const row = await db
    .selectFrom('event as e')
    .leftJoin('event_booking as b', 'b.event_id', 'e.id')
    .where('e.slug', '=', slug)
    .select(['e.id', 'e.slug', 'e.title_fr', 'e.state', 'e.organiser_id', 'b.event_id as booked'])
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    slug: row.slug,
    title: row.title_fr,
    state: row.state,
    organiserId: row.organiser_id,
    settings: row.booked ? await getSettings(db, row.id) : null,
  }
}

/** How an event is booked here; null when it is not. */
export async function getSettings(db: Database, eventId: string): Promise<BookingSettings | null> {
  const row = await db
    .selectFrom('event_booking')
    .where('event_id', '=', eventId)
    .selectAll()
    .executeTakeFirst()
  return row
    ? {
        forPublic: row.for_public,
        forGroups: row.for_groups,
        opensAt: row.opens_at,
        closesHours: row.closes_hours,
        mostSeats: row.most_seats,
        mostGroupSeats: row.most_group_seats,
        capacity: row.capacity,
        groupReserve: row.group_reserve,
        contactEmail: row.contact_email,
        contactPhone: row.contact_phone,
        note: row.note,
        notices: row.notices as NoticeRhythm,
      }
    : null
}

type SessionRow = Omit<BookedSession, 'status' | 'seats'> & Seats & { status: number }

/** A session without a row of its own has the seats that its event gives to each. */
const seatColumns = sql`
  CASE WHEN q.session_id IS NULL THEN b.capacity ELSE q.capacity END AS capacity,
  CASE WHEN q.session_id IS NULL THEN coalesce(b.group_reserve, 0) ELSE q.group_reserve END AS "groupReserve",
  coalesce(q.seats_taken, 0) AS taken, coalesce(q.public_taken, 0) AS "publicTaken", coalesce(q.own, false) AS own`

/** The sessions of an event with their seats, in order; `after` leaves out those that are over by then. */
export async function listSessions(
  db: Database,
  eventId: string,
  only: { after?: Date; id?: string } = {},
): Promise<BookedSession[]> {
  const { after = null, id = null } = only
  const { rows } = await sql<SessionRow>`
    SELECT s.id::text AS id, s.begins_at AS begin, s.ends_at AS end, s.status, ${seatColumns},
      (SELECT count(*)::int FROM booking w WHERE w.session_id = s.id AND w.state = 'waiting') AS waiting
    FROM event_session s LEFT JOIN session_seats q ON q.session_id = s.id LEFT JOIN event_booking b ON b.event_id = s.event_id
    WHERE s.event_id = ${eventId} AND (${after}::timestamptz IS NULL OR s.ends_at > ${after})
      AND (${id}::bigint IS NULL OR s.id = ${id}::bigint)
    ORDER BY s.begins_at, s.id`.execute(db)
  return rows.map(asSession)
}

/** A row as a session. */
function asSession(row: SessionRow): BookedSession {
  const { capacity, groupReserve, taken, publicTaken, status, ...session } = row
  const seats = { capacity, groupReserve, taken, publicTaken }
  return { ...session, status: statusOf(status), seats }
}

/** OpenAgenda's number as a status. */
const statusOf = (number: number): SessionStatus => sessionStatuses[number - 1] ?? 'scheduled'

/** A booking with what it belongs to. */
export type StoredBooking = Booking & { eventId: string; organiserId: string | null; slug: string }

export const bookingColumns = sql`
  k.id, k.session_id::text AS "sessionId", k.kind, k.state, k.seats, k.name, k.email, k.phone, k.structure, k.level,
  k.level_note AS "levelNote", k.pupils, k.adults, k.message, k.access_needs AS "accessNeeds", k.lang, k.origin,
  CASE WHEN k.state = 'waiting' THEN (SELECT count(*)::int FROM booking w
    WHERE w.session_id = k.session_id AND w.state = 'waiting' AND w.turn <= k.turn) END AS place,
  k.created_at AS "createdAt", k.cancelled_at AS "cancelledAt", k.cancelled_by AS "cancelledBy", k.cancel_reason AS "cancelReason",
  k.present, k.checked_at AS "checkedAt", k.erased_at IS NOT NULL AS erased`

/** Bookings by id, in the order of the waiting list. */
export async function getBookings(db: Database, ids: string[]): Promise<StoredBooking[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<StoredBooking>`
    SELECT ${bookingColumns}, e.id AS "eventId", e.organiser_id AS "organiserId", e.slug
    FROM booking k JOIN event_session s ON s.id = k.session_id JOIN event e ON e.id = s.event_id
    WHERE k.id = ANY(${ids}::uuid[]) ORDER BY k.turn`.execute(db)
  return rows
}

export async function getBooking(db: Database, id: string): Promise<StoredBooking | undefined> {
  return (await getBookings(db, [id]))[0]
}

type OfferRow = { forPublic: boolean; forGroups: boolean; opensAt: Date | null; closesHours: number } & {
  sessions: (Seats & { id: string; begin: string; status: number; waiting: number })[]
}

/** How an event is booked here, as its page says it, in one question; null when it is not, or no longer. */
export async function findSeats(db: Database, eventId: string, now: Date): Promise<SeatsOffer | null> {
  const { rows } = await sql<OfferRow>`
    SELECT b.for_public AS "forPublic", b.for_groups AS "forGroups", b.opens_at AS "opensAt", b.closes_hours AS "closesHours",
      (SELECT coalesce(jsonb_agg(to_jsonb(x)), '[]') FROM (
        SELECT s.id::text AS id, s.begins_at AS begin, s.status, ${seatColumns},
          (SELECT count(*)::int FROM booking w WHERE w.session_id = s.id AND w.state = 'waiting') AS waiting
        FROM event_session s LEFT JOIN session_seats q ON q.session_id = s.id
        WHERE s.event_id = b.event_id AND s.begins_at > ${now}) x) AS sessions
    FROM event_booking b WHERE b.event_id = ${eventId} AND (b.for_public OR b.for_groups)`.execute(db)
  const [row] = rows
  if (!row) return null
  const { forPublic, forGroups, opensAt, closesHours } = row
  const settings = { ...usualSettings, forPublic, forGroups, opensAt: null, closesHours }
  const kind = forPublic ? 'person' : 'group'
  const open = row.sessions.filter(
    ({ begin, status }) =>
      whyNot(settings, { begin: new Date(begin), status: statusOf(status) }, kind, now) === null,
  )
  const sessions = open.map((session) => {
    const free = freeSeats(session, kind)
    const left = free === Number.POSITIVE_INFINITY ? null : Math.max(0, free)
    return [session.id, { left, waiting: session.waiting }] as const
  })
  return { forPublic, forGroups, opensAt, sessions: new Map(sessions) }
}
