import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { cancelBooking, refuseBooking, restoreBooking } from './cancel-booking.ts'
import { changeSeats } from './change-seats.ts'
import { moveBooking } from './move-booking.ts'
import { setCapacity } from './save-settings.ts'
import { aGroup, bookingSite, origin } from './testing.ts'

const { db, slug, first, second, keeper, open, book, now, taken, states, mails } = await bookingSite()
const size = (seats: number) => ({ seats, pupils: null, adults: null })

test('seats are confirmed while there are some; then a waiting list, which moves up by itself when seats are freed', async () => {
  await open({ capacity: 5 })
  const one = await book({ name: 'Un', email: 'un@example.org', seats: 3 })
  expect(one).toMatchObject({ state: 'confirmed', place: null, again: false })
  expect(await book({ name: 'Deux', email: 'deux@example.org', seats: 3 })).toMatchObject({
    state: 'waiting',
    place: 1,
  })
  // Strict order: two seats are free, and whoever asks for one waits behind who asks for three.
  expect(await book({ name: 'Trois', email: 'trois@example.org', seats: 1 })).toMatchObject({
    state: 'waiting',
    place: 2,
  })
  expect(await mails()).toEqual([
    'deux@example.org: Liste d’attente : Atelier fusées',
    'trois@example.org: Liste d’attente : Atelier fusées',
    'un@example.org: Réservation confirmée : Atelier fusées',
  ])
  await cancelBooking(db, { id: one.id, origin }, now())
  expect(await states()).toEqual(['Un cancelled 3', 'Deux confirmed 3', 'Trois confirmed 1'])
  expect(await taken()).toBe(4)
  expect(await mails()).toEqual([
    'deux@example.org: Vous avez vos places : Atelier fusées',
    'trois@example.org: Vous avez vos places : Atelier fusées',
    'un@example.org: Réservation annulée : Atelier fusées',
  ])
  // Cancelled twice by a double click: nothing more happens.
  await cancelBooking(db, { id: one.id, origin }, now())
  await restoreBooking(db, { id: one.id, origin }, now())
  expect(await states()).toEqual(['Deux confirmed 3', 'Trois confirmed 1', 'Un waiting 3'])
  expect(await mails()).toEqual(['un@example.org: Liste d’attente : Atelier fusées'])
})

test('the same form sent twice books once', async () => {
  await open()
  const formKey = '0f4d9a3e-5d8c-4b2a-9f3e-1c2d3e4f5a6b'
  const both = await Promise.all([book({ formKey }), book({ formKey })])
  expect(new Set(both.map(({ id }) => id)).size).toBe(1)
  expect(both.map(({ again }) => again).sort()).toEqual([false, true])
  expect((await mails()).length).toBe(1)
  expect((await book({ formKey, email: 'autre@example.org' })).again).toBe(false)
})

test('fewer seats always, more only when they are free and nobody waits', async () => {
  await open({ capacity: 4 })
  const one = await book({ name: 'Un', seats: 2 })
  await changeSeats(db, { id: one.id, size: size(4), origin }, now())
  const two = await book({ name: 'Deux', seats: 2 })
  await expect(changeSeats(db, { id: one.id, size: size(5), origin }, now())).rejects.toMatchObject({
    detail: 'full',
  })
  await changeSeats(db, { id: one.id, size: size(3), origin }, now())
  expect(await states()).toEqual(['Un confirmed 3', 'Deux waiting 2'])
  // One seat is free, but somebody waits for two.
  await expect(changeSeats(db, { id: one.id, size: size(4), origin }, now())).rejects.toMatchObject({
    detail: 'full',
  })
  const three = await book({ name: 'Trois', seats: 1 })
  await changeSeats(db, { id: two.id, size: size(3), origin }, now())
  // With more seats, who waits goes to the end of the line: the other one moves up.
  expect(await states()).toEqual(['Un confirmed 3', 'Trois confirmed 1', 'Deux waiting 3'])
  expect(three.state).toBe('waiting')
  await expect(changeSeats(db, { id: two.id, size: size(7), origin }, now())).rejects.toMatchObject({
    detail: 'most',
  })
})

test('seats kept for groups are theirs: the public waits, a group passes into them', async () => {
  await open({ capacity: 30, groupReserve: 20 })
  await book({ name: 'Public', seats: 6 })
  await book({ name: 'Encore', seats: 4 })
  expect(await book({ name: 'Trop', seats: 1 })).toMatchObject({ state: 'waiting' })
  expect(await book(aGroup(18, 2, { sessionId: first, name: 'Classe' }))).toMatchObject({
    state: 'confirmed',
  })
  expect(await states()).toEqual([
    'Public confirmed 6',
    'Encore confirmed 4',
    'Trop waiting 1',
    'Classe confirmed 20',
  ])
  await expect(
    setCapacity(
      db,
      keeper.actor,
      { slug, sessionId: first, seating: { capacity: 29, groupReserve: 20 }, origin },
      now(),
    ),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test('a larger capacity moves the line up; one under what is booked is refused, by the verb and by the database', async () => {
  await open({ capacity: 2 })
  await book({ name: 'Un' })
  await book({ name: 'Deux' })
  await book({ name: 'Trois' })
  await open({ capacity: 4 })
  expect(await states()).toEqual(['Un confirmed 2', 'Deux confirmed 2', 'Trois waiting 2'])
  await expect(open({ capacity: 3 })).rejects.toMatchObject({ detail: 'too many are booked' })
  await expect(
    db.updateTable('session_seats').set({ capacity: 3 }).where('session_id', '=', first).execute(),
  ).rejects.toThrow(/session_seats_(never_over|kept_for_groups)/)
  await expect(
    db.updateTable('booking').set({ state: 'confirmed', confirmed_at: now() }).execute(),
  ).rejects.toThrow(/session_seats_(never_over|kept_for_groups)/)
})

test('the organiser cancels with a word, moves to a session that has the seats, writes down a call without an address', async () => {
  await open({ capacity: 2 })
  const one = await book({ name: 'Un', email: 'un@example.org' })
  const two = await book({ name: 'Deux', email: 'deux@example.org' })
  await mails()
  await moveBooking(db, keeper.actor, { id: one.id, sessionId: second, origin }, now())
  expect([await taken(first), await taken(second)]).toEqual([2, 2])
  expect(await mails()).toEqual([
    'deux@example.org: Vous avez vos places : Atelier fusées',
    'un@example.org: Votre réservation change de date : Atelier fusées',
  ])
  await expect(
    moveBooking(db, keeper.actor, { id: two.id, sessionId: second, origin }, now()),
  ).rejects.toMatchObject({ detail: 'full' })
  await refuseBooking(db, keeper.actor, { id: two.id, reason: 'Salle trop petite', origin }, now())
  await expect(restoreBooking(db, { id: two.id, origin }, now())).rejects.toMatchObject({ detail: 'refused' })
  expect(await mails()).toEqual(['deux@example.org: Votre réservation a été annulée : Atelier fusées'])
  await book({ name: 'Appel', email: null }, 'hand')
  expect([await taken(first), await mails()]).toEqual([2, []])
})

test('a session that people booked cannot be removed: the database refuses', async () => {
  await open()
  await book()
  await expect(sql`DELETE FROM event_session WHERE id = ${first}::bigint`.execute(db)).rejects.toMatchObject({
    code: expect.stringMatching(/^23/),
  })
})

test('what closes: before it opens, some hours before, for whom it is not, above the most of one booking', async () => {
  await open({ opensAt: new Date('2026-11-24T10:00:00Z') })
  await expect(book()).rejects.toMatchObject({ detail: 'early' })
  await open({ closesHours: 24 * 14 })
  await expect(book()).rejects.toMatchObject({ detail: 'closed' })
  await expect(book({ sessionId: second })).resolves.toMatchObject({ state: 'confirmed' })
  await open({ forPublic: false })
  await expect(book()).rejects.toMatchObject({ detail: 'off' })
  await open()
  await expect(book({ seats: 7 })).rejects.toMatchObject({ detail: 'most' })
})
