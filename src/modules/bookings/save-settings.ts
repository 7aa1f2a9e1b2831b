import { sql } from 'kysely'
import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { openDesk } from './booking-mails.ts'
import { freed, tellMoved } from './held-booking.ts'
import type { BookedSession, BookingSettings } from './model.ts'
import { canManageBookings } from './policy.ts'
import { lockSeats } from './seats-line.ts'
import { type BookableEvent, getBookableEvent } from './store.ts'

/** A capacity under what is booked: the sessions that have more. */
export class TooMany extends Conflict {
  readonly sessions: BookedSession[]
  constructor(sessions: BookedSession[]) {
    super('too many are booked')
    this.sessions = sessions
  }
}

type Seating = Pick<BookingSettings, 'capacity' | 'groupReserve'>

/**
 * Opens the booking of an event, closes it, or changes how it is booked. Its capacity becomes that of each session to come that has none of its own; with
 * more seats, those who wait move up.
 * @throws NotFound, AppError unauthenticated or forbidden, TooMany when a session has more booked seats than that
 */
export async function saveSettings(
  db: Database,
  actor: Actor,
  given: { slug: string; settings: BookingSettings; origin: string },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const event = await held(tx, actor, given.slug)
    const { settings } = given
    const row = {
      for_public: settings.forPublic,
      for_groups: settings.forGroups,
      opens_at: settings.opensAt,
      closes_hours: settings.closesHours,
      most_seats: settings.mostSeats,
      most_group_seats: settings.mostGroupSeats,
      capacity: settings.capacity,
      group_reserve: settings.groupReserve,
      contact_email: settings.contactEmail,
      contact_phone: settings.contactPhone,
      note: settings.note,
      notices: settings.notices,
      updated_at: now,
      updated_by: personId(actor),
    }
    await tx
      .insertInto('event_booking')
      .values({ event_id: event.id, summarised_at: now, ...row })
      .onConflict((conflict) => conflict.column('event_id').doUpdateSet(row))
      .execute()
    await journal(tx, actor, event, 'booking.settings', now)
    await reseat(
      tx,
      event,
      await followers(tx, event.id, now),
      { ...settings, own: false },
      given.origin,
      now,
    )
  })
}

/**
 * Gives one session a capacity of its own; with more seats, those who wait move up.
 * @throws NotFound, AppError unauthenticated or forbidden, TooMany when more seats than that are booked
 */
export async function setCapacity(
  db: Database,
  actor: Actor,
  given: { slug: string; sessionId: string; seating: Seating; origin: string },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const event = await held(tx, actor, given.slug)
    if (!event.settings) throw new Conflict('off')
    await reseat(tx, event, [given.sessionId], { ...given.seating, own: true }, given.origin, now)
    await journal(tx, actor, event, 'booking.capacity', now)
  })
}

/** The sessions to come whose seats are written and are those of the event; the others read them there. */
async function followers(tx: Tx, eventId: string, now: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('session_seats as q')
    .innerJoin('event_session as s', 's.id', 'q.session_id')
    .where('s.event_id', '=', eventId)
    .where('s.ends_at', '>', now)
    .where('q.own', '=', false)
    .select('q.session_id as id')
    .orderBy('q.session_id')
    .execute()
  return rows.map(({ id }) => String(id))
}

async function reseat(
  tx: Tx,
  event: BookableEvent,
  ids: string[],
  { capacity, groupReserve, own }: Seating & { own: boolean },
  origin: string,
  now: Date,
): Promise<void> {
  const sessions: BookedSession[] = []
  for (const id of ids) sessions.push(await lockSeats(tx, event.id, id))
  const over = sessions.filter(
    ({ seats }) =>
      capacity !== null && (seats.taken > capacity || seats.publicTaken > capacity - groupReserve),
  )
  if (over.length > 0) throw new TooMany(over)
  if (ids.length > 0)
    await sql`
      UPDATE session_seats SET capacity = ${capacity}, group_reserve = ${groupReserve}, own = ${own}
      WHERE session_id = ANY(${ids}::bigint[])`.execute(tx)
  const moved: string[] = []
  for (const session of sessions) moved.push(...(await freed(tx, session, now)))
  if (moved.length === 0) return
  const desk = await openDesk(tx, event.id, now)
  if (desk) await queueMails(tx, await tellMoved(tx, desk, moved, origin), now)
}

async function held(tx: Tx, actor: Actor, slug: string): Promise<BookableEvent> {
  const event = await getBookableEvent(tx, slug)
  if (!event) throw new NotFound()
  authorise(canManageBookings, actor, event)
  return event
}

async function journal(
  tx: Tx,
  actor: Actor,
  event: BookableEvent,
  action: 'booking.settings' | 'booking.capacity',
  now: Date,
): Promise<void> {
  const entry = {
    action,
    object: { kind: 'event', id: event.id },
    organisationId: event.organiserId,
    changes: { title: event.title },
  }
  await writeJournal(tx, actor, [entry], now)
}
