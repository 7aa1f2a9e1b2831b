import { beforeEach } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { anEvent } from '#modules/agenda/testing.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { visitor } from '#platform/access/actor.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { bookSeats } from './book-seats.ts'
import { type BookingSettings, type NewBooking, usualSettings } from './model.ts'
import { saveSettings } from './save-settings.ts'
import { listSessions } from './store.ts'

export const origin = 'https://maillage.example'

/** A booking of two seats by somebody, to change. */
const aBooking = (change: Partial<NewBooking> = {}): NewBooking => ({
  sessionId: '0',
  kind: 'person',
  seats: 2,
  name: 'Ada Lampe',
  email: 'ada@example.org',
  phone: null,
  structure: null,
  level: null,
  levelNote: null,
  pupils: null,
  adults: null,
  message: '',
  accessNeeds: '',
  lang: 'fr',
  formKey: null,
  ...change,
})

/** A class and its adults. */
export const aGroup = (pupils: number, adults: number, change: Partial<NewBooking> = {}) =>
  aBooking({
    kind: 'group',
    seats: pupils + adults,
    pupils,
    adults,
    structure: 'École Jean-Macé',
    level: 'cycle-3',
    email: 'ecole@example.org',
    ...change,
  })

/**
 * A site where a museum's contributor opens the bookings of an event of two sessions. Mails and bookings go before each test.
 * Call it once at the top of a file.
 */
export async function bookingSite(start = new Date('2026-11-23T10:00:00Z')) {
  const db = await testDatabase()
  let moment = start
  const app = createApp(testServices(db, { now: () => moment, limiter: { count: () => {} } }))
  await seedTerritories(db)
  await loadVocabularies(db)
  const museum = await anOrganisation(db).named('Musée').inCommune('59249').save()
  const keeper = await aPerson(db).named('Léa').at('lea@example.org').contributorOf(museum.id).save()
  const { slug, id } = await anEvent(db)
    .named('Atelier fusées')
    .by(museum.id)
    .inCommune('59249')
    .on('2026-12-05T14:00', '2026-12-12T14:00')
    .save()
  const sessions = await listSessions(db, id)
  const [first = '', second = ''] = sessions.map((session) => session.id)
  beforeEach(async () => {
    moment = start
    await db.deleteFrom('booking').execute()
    await db.deleteFrom('session_seats').execute()
    await db.deleteFrom('event_booking').execute()
    await db.deleteFrom('mail').execute()
  })
  const open = (settings: Partial<BookingSettings> = {}) =>
    saveSettings(
      db,
      keeper.actor,
      { slug, settings: { ...usualSettings, forGroups: true, ...settings }, origin },
      moment,
    )
  return {
    db,
    app,
    slug,
    eventId: id,
    first,
    second,
    museum,
    keeper,
    open,
    now: () => moment,
    at(text: string) {
      moment = new Date(text)
    },
    book: (booking: Partial<NewBooking> = {}, by: 'form' | 'hand' = 'form') =>
      bookSeats(
        db,
        by === 'hand' ? keeper.actor : visitor,
        { slug, booking: aBooking({ sessionId: first, ...booking }), by, origin },
        moment,
      ),
    /** How many seats of a session are taken, as the database counts them. */
    async taken(sessionId = first) {
      const row = await db
        .selectFrom('session_seats')
        .where('session_id', '=', sessionId)
        .select('seats_taken')
        .executeTakeFirst()
      return row?.seats_taken ?? 0
    },
    /** Bookings by name and state, in the order of their turns. */
    async states() {
      const rows = await db.selectFrom('booking').select(['name', 'state', 'seats']).orderBy('turn').execute()
      return rows.map(({ name, state, seats }) => `${name} ${state} ${seats}`)
    },
    /** Mails written, as `address: subject`, and forgotten. */
    async mails() {
      const rows = await db.selectFrom('mail').select(['address', 'subject']).orderBy('created_at').execute()
      await db.deleteFrom('mail').execute()
      return rows.map(({ address, subject }) => `${address}: ${subject}`.replaceAll('\u00a0', ' ')).sort()
    },
  }
}
