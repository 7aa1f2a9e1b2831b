import { keepPresence, listExpected } from '#modules/bookings/index.ts'
import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { type DoorState, ofKind, type Tick } from './check-in-model.ts'
import { doorSessions, doorState, keepTicks } from './check-in-store.ts'
import { openEvent } from './open-event.ts'

/** What became of a sending: how the session now stands, ticks that a later one of another phone had passed, and those of no booking here. */
export type CheckedIn = { state: DoorState; surpassed: string[]; unknown: string[] }

/**
 * Writes who came, as phones ticked it: sent twice, a tick counts once; of two about one booking, the latest by its time stands, whichever came
 * first. Without a tick it says how the session stands.
 * @throws NotFound when the session is not one of the event's; AppError unauthenticated or forbidden
 */
export async function checkPeopleIn(
  db: Database,
  actor: Actor,
  given: { slug: string; sessionId: string; ticks: Tick[] },
  now: Date,
): Promise<CheckedIn> {
  return inTransaction(db, async (tx) => {
    const { event } = await openEvent(tx, actor, { slug: given.slug }, now)
    const [session] = await doorSessions(tx, event.id, { id: given.sessionId })
    if (!session) throw new NotFound()
    // Two phones that send at once take turns.
    await tx.selectFrom('event_session').where('id', '=', session.id).select('id').forNoKeyUpdate().execute()
    const kinds = new Map((await listExpected(tx, session.id)).map(({ id, kind }) => [id, kind]))
    const known = given.ticks.flatMap((tick) => {
      if (tick.booking === null) return [tick]
      const kind = kinds.get(tick.booking)
      return kind ? [ofKind(tick, kind)] : []
    })
    const fresh = await keepTicks(tx, session.id, known)
    const state = await doorState(tx, session.id, now)
    const sent = new Set(known.map(({ id }) => id))
    const touched = new Set(known.flatMap(({ booking }) => (booking ? [booking] : [])))
    const latest = [...touched].flatMap((bookingId) => {
      const came = state.bookings[bookingId]
      return came && fresh.has(came.id)
        ? [{ bookingId, present: came.public + came.pupils + came.accompanying, at: came.at }]
        : []
    })
    await keepPresence(tx, latest)
    if (fresh.size > 0) {
      const object = { kind: 'event', id: event.id }
      const changes = { title: event.titleFr, session: session.begin.toISOString(), ticks: fresh.size }
      const entry = { action: 'attendance.check-in', object, organisationId: event.organiserId, changes }
      await writeJournal(tx, actor, [entry], now)
    }
    const passed = (tick: Tick) => {
      const came = tick.booking ? state.bookings[tick.booking] : undefined
      return fresh.has(tick.id) && came !== undefined && !sent.has(came.id)
    }
    return {
      state,
      surpassed: known.filter(passed).map(({ id }) => id),
      unknown: given.ticks.filter(({ id }) => !sent.has(id)).map(({ id }) => id),
    }
  })
}
