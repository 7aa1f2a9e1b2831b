import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import {
  changeSession,
  getEditableEvent,
  mergeEvents,
  removeEvent,
  restoreEvent,
  saveEvent,
} from '#modules/agenda/index.ts'
import { anEvent } from '#modules/agenda/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { exportPerson, forgetBookings, forgetPerson } from './forget-bookings.ts'
import { remind } from './remind.ts'
import { sendSummaries } from './summarise.ts'
import { tellChanges } from './tell-changes.ts'
import { aGroup, bookingSite } from './testing.ts'

const site = await bookingSite()
const { db, slug, eventId, first, keeper, museum, open, book, now, at, states, mails } = site
const moderator = await aPerson(db).withRole('moderator').save()

beforeEach(async () => {
  await sql`DELETE FROM event_session_change`.execute(db)
  await sql`UPDATE event_session SET status = 1 WHERE event_id = ${eventId}`.execute(db)
})

test('a session cancelled is told once to those who booked it, with the organiser’s words', async () => {
  await open({ capacity: 2 })
  await book({ email: 'un@example.org' })
  await book({ email: 'deux@example.org' })
  await mails()
  const change = { status: 'cancelled', message: 'La salle est inondée.' } as const
  await changeSession(db, keeper.actor, { slug, sessionId: first, change }, now())
  await Promise.all([tellChanges(db, now()), tellChanges(db, now())])
  const { body } = await db
    .selectFrom('mail')
    .where('address', '=', 'un@example.org')
    .select('body')
    .executeTakeFirstOrThrow()
  expect(body).toContainEqual({ quote: 'La salle est inondée.' })
  expect(await mails()).toEqual([
    'deux@example.org: Annulé : Atelier fusées',
    'un@example.org: Annulé : Atelier fusées',
  ])
  expect(await tellChanges(db, now())).toBe(0)
  await expect(book()).rejects.toMatchObject({ detail: 'cancelled' })
})

test('an event withdrawn is told, and told again when it is held after all', async () => {
  await open()
  await book()
  await mails()
  await removeEvent(db, keeper.actor, slug, 'Plus de salle.', now())
  await tellChanges(db, now())
  expect(await mails()).toEqual(['ada@example.org: Annulé : Atelier fusées'])
  await restoreEvent(db, keeper.actor, slug, now())
  at('2026-11-23T11:00:00Z')
  await tellChanges(db, now())
  expect(await mails()).toEqual(['ada@example.org: Changement : Atelier fusées'])
})

test('a booked session left out of the event is cancelled instead of going, and told; the others go', async () => {
  await open()
  await book()
  await mails()
  const event = await getEditableEvent(db, slug)
  if (!event) throw new Error('no event')
  const { organiserId: _, ...content } = event.content
  const input = { ...content, sessions: content.sessions.filter(({ id }) => id !== first) }
  const given = { slug, organiserId: museum.id, input, baseVersion: event.version, act: 'submit' } as const
  await saveEvent(db, moderator.actor, given, now())
  const after = await getEditableEvent(db, slug)
  expect(after?.content.sessions.find(({ id }) => id === first)?.status).toBe('cancelled')
  await tellChanges(db, now())
  expect(await mails()).toEqual(['ada@example.org: Annulé : Atelier fusées'])
})

test('an event that people booked is not merged into another', async () => {
  await open()
  await book()
  const other = await anEvent(db)
    .named('Atelier fusées bis')
    .by(museum.id)
    .inCommune('59249')
    .on('2026-12-05T14:00')
    .save()
  await expect(
    mergeEvents(db, moderator.actor, { keptId: other.id, otherId: eventId }, now()),
  ).rejects.toMatchObject({ detail: 'booked' })
})

test('a reminder the day before, once, to those who are coming', async () => {
  await open({ capacity: 2 })
  await book({ email: 'un@example.org' })
  await book({ email: 'deux@example.org' })
  await mails()
  at('2026-12-04T07:00:00Z') // eight o’clock in Paris: too early
  expect(await remind(db, 'https://maillage.example.org', now())).toBe(0)
  at('2026-12-04T09:00:00Z')
  await Promise.all([
    remind(db, 'https://maillage.example.org', now()),
    remind(db, 'https://maillage.example.org', now()),
  ])
  expect(await remind(db, 'https://maillage.example.org', now())).toBe(0)
  const sent = await db
    .selectFrom('mail')
    .where('address', '=', 'un@example.org')
    .orderBy('created_at', 'desc')
    .select('body')
    .executeTakeFirstOrThrow()
  const calendar = JSON.stringify(sent.body)
  expect([calendar.includes('BEGIN:VEVENT'), calendar.includes('@maillage.example.org')]).toEqual([
    true,
    true,
  ])
  expect(await mails()).toEqual(['un@example.org: Demain : Atelier fusées'])
})

test('the organiser reads a summary once a day, or each booking, or nothing', async () => {
  await open()
  await book()
  await mails()
  expect(await sendSummaries(db, now())).toBe(0)
  at('2026-11-24T06:30:00Z')
  await Promise.all([sendSummaries(db, now()), sendSummaries(db, now())])
  expect(await mails()).toEqual([`${keeper.email}: 1 nouvelle réservation : Atelier fusées`])
  at('2026-11-25T06:30:00Z')
  expect([await sendSummaries(db, now()), await mails()]).toEqual([0, []])
  await open({ notices: 'each' })
  await book({ email: 'autre@example.org' })
  expect(await mails()).toEqual([
    'autre@example.org: Réservation confirmée : Atelier fusées',
    `${keeper.email}: Nouvelle réservation : Atelier fusées`,
  ])
})

test('who booked is erased three months after the session; the figures stay', async () => {
  await open()
  await book(aGroup(20, 3, { sessionId: first, message: 'Merci', accessNeeds: 'Un fauteuil' }))
  expect(await forgetBookings(db, new Date('2027-03-05T10:00:00Z'))).toBe(0)
  expect(await forgetBookings(db, new Date('2027-03-06T10:00:00Z'))).toBe(1)
  const row = await db.selectFrom('booking').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({
    name: null,
    email: null,
    structure: null,
    message: '',
    access_needs: '',
    seats: 23,
    pupils: 20,
    adults: 3,
    level: 'cycle-3',
  })
})

test('a person’s own bookings are given to them, and leave with their account: those who wait move up', async () => {
  const ada = await aPerson(db).at('ada@example.org').save()
  await open({ capacity: 2 })
  await book({ name: 'Ada' })
  await book({ name: 'Tom', email: 'tom@example.org' })
  expect(await exportPerson(db, ada.id)).toMatchObject({ bookings: [{ event: slug, name: 'Ada', seats: 2 }] })
  await inTransaction(db, (tx) => forgetPerson(tx, ada.id, now()))
  expect(await states()).toEqual(['null cancelled 2', 'Tom confirmed 2'])
})
