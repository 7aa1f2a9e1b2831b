import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { aBooking, attendanceSite, typedFor } from './testing.ts'

const site = await attendanceSite()
const { db, clock, dayOn, lea, moderator, observer, stranger, get, post, keysOf } = site
const app = createApp(testServices(db, { now: () => clock.now }))
const { id: eventId, slug } = await site.event('Nuit des lampes').on('2026-11-23T10:00').save()
const { id: session } = await db
  .selectFrom('event_session')
  .where('event_id', '=', eventId)
  .select('id')
  .executeTakeFirstOrThrow()
const dupont = await aBooking(db, session, { name: 'Famille Dupont', seats: 4 })
const zidi = await aBooking(db, session, { name: 'Élise Zidi', seats: 1 })
const school = await aBooking(db, session, {
  kind: 'group',
  name: 'Mme Roux',
  structure: 'École Jean-Macé',
  pupils: 25,
  adults: 3,
})
await aBooking(db, session, { name: 'En Attente', seats: 2, state: 'waiting' })
const path = `/agenda/${slug}/pointage/${session}`
const at = (minutes: number) => new Date(clock.now.getTime() + minutes * 60_000).toISOString()
const tick = (booking: string | null, counts: object, minutes = 0, id: string = randomUUID()) => ({
  id,
  at: at(minutes),
  booking,
  public: 0,
  pupils: 0,
  accompanying: 0,
  ...counts,
})
const send = (body: unknown, person: TestPerson = lea) =>
  app.request(`${path}/envoi`, {
    method: 'POST',
    headers: { ...signedIn(person), 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
const sent = async (...ticks: object[]) => (await send({ sentAt: at(0), ticks })).json()
const presentOf = (id: string) =>
  db.selectFrom('booking').where('id', '=', id).select('present').executeTakeFirst()

describe('the list at the door', () => {
  test('names who booked, and nobody who waits; others than the organiser’s people see nothing', async () => {
    const answer = await get(path, lea)
    const text = pageText(await answer.text())
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    for (const words of ['École Jean-Macé', 'Mme Roux', 'Famille Dupont', 'Élise Zidi', 'Attendus : 33'])
      expect(text).toContain(words)
    expect(text).not.toContain('En Attente')
    const found = await (await get(`${path}?q=elise`, lea)).text()
    expect(found.match(/data-booking=/g)).toHaveLength(1)
    expect([(await get(path, observer)).status, (await get(path, stranger)).status]).toEqual([403, 403])
    expect((await get(`/agenda/${slug}/pointage/999999`, lea)).status).toBe(404)
    expect(pageText(await (await get(`/agenda/${slug}/pointage`, lea)).text())).toContain('33 places')
  })

  test('works without a script: present, absent, without a booking', async () => {
    const here = await post(path, { booking: dupont, public: '3', act: 'present', q: 'dup' }, lea)
    expect([here.status, here.headers.get('location')]).toEqual([303, `${path}?q=dup#r-${dupont}`])
    await post(path, { booking: zidi, public: '1', act: 'absent' }, lea)
    await post(path, { public: '5', pupils: '', accompanying: '0', act: 'add' }, lea)
    await post(path, { public: '1', act: 'take-back' }, lea)
    const text = pageText(await (await get(path, lea)).text())
    expect(text).toContain('Présents : 7 · Attendus : 33 · Sans réservation : 4')
    expect([await presentOf(dupont), await presentOf(zidi), await presentOf(school)]).toEqual([
      { present: 3 },
      { present: 0 },
      { present: null },
    ])
    const wrong = await post(path, { booking: dupont, public: 'trois', act: 'present' }, lea)
    expect([wrong.status, pageText(await wrong.text())]).toEqual([
      422,
      expect.stringContaining('Écrivez des nombres entiers'),
    ])
  })
})

describe('what phones send', () => {
  test('counts once, however often it is sent', async () => {
    const ticks = [tick(school, { pupils: 24, accompanying: 2, public: 9 }), tick(null, { public: 2 })]
    const first = await sent(...ticks)
    expect(first.state.bookings[school]).toMatchObject({ public: 0, pupils: 24, accompanying: 2 })
    expect(first.state.walkIns).toEqual({ public: 6, pupils: 0, accompanying: 0 })
    const rows = async () => (await db.selectFrom('check_in').select('id').execute()).length
    const before = await rows()
    expect((await sent(...ticks)).state).toEqual(first.state)
    expect([await rows(), await presentOf(school)]).toEqual([before, { present: 26 }])
  })

  test('the latest look at a booking stands, whichever phone sends first; the other is told', async () => {
    clock.now = dayOn(0.01)
    const late = tick(zidi, { public: 1 }, -1)
    const early = tick(zidi, { public: 0 }, -3)
    expect(await sent(late)).toMatchObject({ surpassed: [], unknown: [] })
    const passed = await sent(early)
    expect(passed.surpassed).toEqual([early.id])
    expect(passed.state.bookings[zidi]).toMatchObject({ public: 1 })
    expect(await presentOf(zidi)).toEqual({ present: 1 })
  })

  test('a phone whose clock is an hour ahead wins over nobody', async () => {
    const ahead = tick(zidi, { public: 0 }, 60)
    await send({ sentAt: at(60), ticks: [ahead] })
    clock.now = dayOn(0.02)
    expect((await sent(tick(zidi, { public: 1 }))).state.bookings[zidi]).toMatchObject({ public: 1 })
  })

  test('a booking of another session, or cancelled, is not taken and told', async () => {
    const other = await site.event('Ailleurs').on('2026-11-25T10:00').save()
    const { id } = await db
      .selectFrom('event_session')
      .where('event_id', '=', other.id)
      .select('id')
      .executeTakeFirstOrThrow()
    const foreign = tick(await aBooking(db, id, { name: 'Autre', seats: 2 }), { public: 2 })
    expect((await sent(foreign)).unknown).toEqual([foreign.id])
  })

  test('is refused when it is no sending, or from nobody who may', async () => {
    for (const body of [null, {}, { sentAt: at(0), ticks: [tick(dupont, { public: -1 })] }])
      expect((await send(body)).status).toBe(422)
    const answer = await app.request(`${path}/envoi`, {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' },
      body: '{}',
    })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([401, 'application/problem+json'])
    expect((await send({ sentAt: at(0), ticks: [] }, stranger)).status).toBe(403)
    expect((await send({ sentAt: at(0), ticks: [] }, moderator)).status).toBe(200)
  })
})

test('the worker is the built script, and may be given the scope of a check-in', async () => {
  const answer = await get('/pointage-hors-ligne.js')
  expect([answer.headers.get('service-worker-allowed'), answer.headers.get('set-cookie')]).toEqual([
    '/',
    null,
  ])
  expect(await answer.text()).toMatch(/^importScripts\("\/assets\/check-in-worker[^"]*\.js"\)\n$/)
})

test('what was counted at the door stands in the figures, to be looked over', async () => {
  clock.now = dayOn(1)
  const html = await (await get(`/agenda/${slug}/bilan`, lea)).text()
  const [key = ''] = keysOf(html)
  expect(pageText(html)).toContain('D’après votre pointage')
  const value = (name: string) => html.match(new RegExp(`<input[^>]*id="${name}-${key}"[^>]*>`))?.[0]
  expect(value('public')).toContain('value="10"')
  expect(value('pupils')).toContain('value="24"')
  expect(value('accompanying')).toContain('value="2"')
  await post(
    `/agenda/${slug}/bilan`,
    typedFor(key, { held: 'yes', public: '10', pupils: '24', accompanying: '2' }),
    lea,
  )
  expect(pageText(await (await get(`/agenda/${slug}/bilan`, lea)).text())).not.toContain('D’après votre')
})

test('a booking of nobody any more is shown without a name, and its presence stays', async () => {
  await db
    .updateTable('booking')
    .where('id', '=', dupont)
    .set({ name: null, erased_at: clock.now, created_by: null })
    .execute()
  const text = pageText(await (await get(path, lea)).text())
  expect([text.includes('Dupont'), text.includes('Réservation sans nom')]).toEqual([false, true])
  expect(text).toContain('Présents : 3')
})
