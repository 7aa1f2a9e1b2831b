import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { anEvent } from '#modules/agenda/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import type { Database } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { askAttendance } from './ask-attendance.ts'

/** Monday 23 November 2026, 11 h in Paris: when these tests begin. */
const start = new Date('2026-11-23T10:00:00Z')

/** A site with a museum and Léa who looks after it, a moderator, an observer and a stranger; its clock is moved by `days`. Once in a file. */
export async function attendanceSite() {
  const db = await testDatabase()
  await seedTerritories(db)
  const clock = { now: start }
  const app = createApp(testServices(db, { now: () => clock.now }))
  const museum = await anOrganisation(db).named('Musée des Lampes').inCommune('59249').save()
  const dayOn = (days: number) => new Date(start.getTime() + days * 86_400_000)
  return {
    db,
    clock,
    dayOn,
    museum,
    lea: await aPerson(db).named('Léa').at('lea@example.org').contributorOf(museum.id).save(),
    moderator: await aPerson(db).withRole('moderator').save(),
    observer: await aPerson(db).withRole('observer').save(),
    stranger: await aPerson(db).save(),
    event: (title: string) => anEvent(db).named(title).by(museum.id).inCommune('59249'),
    ask: (days = 0) => askAttendance(db, dayOn(days)),
    get: (path: string, person?: TestPerson) =>
      app.request(path, { headers: person ? signedIn(person) : {} }),
    post: (path: string, fields: string[][] | Record<string, string>, person?: TestPerson) =>
      app.request(path, {
        method: 'POST',
        headers: person ? signedIn(person) : { 'Sec-Fetch-Site': 'same-origin' },
        body: new URLSearchParams(fields),
      }),
    /** The keys of the sessions that a page asks about. */
    keysOf: (html: string) =>
      [...html.matchAll(/name="line" value="([^"]+)"/g)].map((found) => found[1] ?? ''),
    /** Mails of attendance to an address, in order: their words, and the addresses they lead to. */
    async mailsTo(address: string) {
      const mails = await db
        .selectFrom('mail')
        .where('address', '=', address)
        .where('kind', '=', 'attendance')
        .orderBy('created_at')
        .select('body')
        .execute()
      return mails.map(({ body }) => {
        const parts = body as (string | { path?: string })[]
        return {
          words: parts
            .filter((part) => typeof part === 'string')
            .map((part) => part.replaceAll('\u00a0', ' ')),
          paths: parts.flatMap((part) => (typeof part === 'string' || !part.path ? [] : [part.path])),
        }
      })
    },
  }
}

/** Figures of one session as a form sends them. */
export const typedFor = (key: string, figures: Record<string, string>): string[][] => [
  ['line', key],
  ...Object.entries(figures).map(([name, value]) => [`${name}-${key}`, value]),
]

type GivenBooking = {
  name: string
  seats?: number
  kind?: 'person' | 'group'
  state?: 'confirmed' | 'waiting'
  structure?: string
  pupils?: number
  adults?: number
}

/** A booking of a session. @returns its id */
export async function aBooking(db: Database, sessionId: string, given: GivenBooking): Promise<string> {
  const at = start
  await db
    .insertInto('session_seats')
    .values({ session_id: sessionId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { kind = 'person', state = 'confirmed', pupils, adults } = given
  const { id } = await db
    .insertInto('booking')
    .values({
      ...given,
      session_id: sessionId,
      kind,
      state,
      seats: given.seats ?? (pupils ?? 0) + (adults ?? 0),
      origin: 'hand',
      created_at: at,
      updated_at: at,
      confirmed_at: state === 'confirmed' ? at : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
