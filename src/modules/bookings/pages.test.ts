import { expect, test } from 'vitest'
import { aPerson, byToken, signedIn } from '#modules/accounts/testing.ts'
import { pageText } from '#platform/http/testing.ts'
import { aGroup, bookingSite } from './testing.ts'

const site = await bookingSite()
const { db, app, slug, first, museum, keeper, open, book, taken, states, mails } = site
const tool = await aPerson(db).contributorOf(museum.id).withScopes('bookings:write').save()

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
const post = (path: string, fields: Record<string, string>, headers = {}) =>
  app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
  })
const form = (change: Record<string, string> = {}) => ({
  pour: 'public',
  session: first,
  seats: '2',
  name: 'Ada Lampe',
  email: 'Ada@Example.org',
  key: '0f4d9a3e-5d8c-4b2a-9f3e-1c2d3e4f5a6b',
  ...change,
})
const reserve = `/agenda/${slug}/reserver`
const list = `/agenda/${slug}/reservations`

test('nothing is said nor asked where booking is not open; then the page says what is left', async () => {
  expect(pageText(await (await get(`/agenda/${slug}`)).text())).not.toContain('Réserver ici')
  expect(pageText(await (await get(reserve)).text())).toContain('Aucune séance ne peut être réservée ici')
  await open({ capacity: 3, forGroups: false })
  const page = pageText(await (await get(`/agenda/${slug}`)).text())
  expect(page).toContain('samedi 5 décembre, 14:00 – 16:00 : 3 places libres')
  await book({ seats: 3 })
  const full = await (await get(`/agenda/${slug}`)).text()
  expect(pageText(full)).toContain('14:00 – 16:00 : complet, liste d’attente ouverte')
  expect(full).toContain('https://schema.org/SoldOut')
})

test('a visitor books, is led to their own page, changes, cancels by a button, puts it back', async () => {
  await open({ capacity: 3, note: 'Entrée par la cour', contactEmail: 'accueil@example.org' })
  const sent = await post(reserve, form())
  expect(sent.status).toBe(303)
  const own = sent.headers.get('location') ?? ''
  expect(own).toMatch(/^\/reservation\/[\w-]{43}$/)
  // The same form again: the same booking.
  expect((await post(reserve, form())).headers.get('location')).toBe(own)
  const page = pageText(await (await get(own)).text())
  expect(page).toContain('C’est réservé : 2 places.')
  expect(page).toContain('Entrée par la cour')
  expect(await mails()).toEqual(['ada@example.org: Réservation confirmée : Atelier fusées'])
  const many = await post(`${own}/places`, { seats: '4' })
  expect([many.status, pageText(await many.text())]).toEqual([
    409,
    expect.stringContaining('Il ne reste pas assez de places'),
  ])
  expect((await post(`${own}/places`, { seats: 'x' })).status).toBe(422)
  expect((await post(`${own}/places`, { seats: '3' })).status).toBe(303)
  const calendar = await (await get(`${own}/seance.ics`)).text()
  expect(calendar).toContain('METHOD:PUBLISH')
  expect(calendar.match(/BEGIN:VEVENT/g)?.length).toBe(1)
  const before = await states()
  expect(pageText(await (await get(`${own}/annuler`)).text())).toContain('Oui, annuler')
  expect(await states()).toEqual(before)
  expect((await post(`${own}/annuler`, {})).headers.get('location')).toBe(`${own}?fait=annulee`)
  expect(await taken()).toBe(0)
  expect((await post(`${own}/remettre`, {})).status).toBe(303)
  expect(await states()).toEqual(['Ada Lampe confirmed 3'])
})

test('a form that is wrong comes back filled; a link that is not ours opens nothing', async () => {
  await open({ mostSeats: 4 })
  const wrong = await post(reserve, form({ seats: '9', email: 'ada', name: '' }))
  const html = await wrong.text()
  expect(wrong.status).toBe(422)
  for (const field of ['seats', 'email', 'name']) expect(html).toContain(`href="#${field}"`)
  expect(html).toContain('value="9"')
  expect(await states()).toEqual([])
  const other = await get(`/reservation/${'x'.repeat(43)}`)
  expect([other.status, other.headers.get('referrer-policy')]).toEqual([410, 'no-referrer'])
})

test('a group gives its class and its adults, who count as seats', async () => {
  await open({ capacity: 30 })
  const page = await (await get(`${reserve}?pour=groupe`)).text()
  expect(page).toContain('name="structure"')
  const group = { pour: 'groupe', structure: 'École Macé', level: 'cycle-3', pupils: '24', adults: '3' }
  const sent = await post(reserve, form(group))
  expect(pageText(await (await get(sent.headers.get('location') ?? '')).text())).toContain(
    'École Macé, CM1, CM2, 6e (cycle 3), 24 participants et 3 adultes',
  )
  expect(await taken()).toBe(27)
})

test('the organiser sets the bookings up, and a capacity under what is booked is refused with its reason', async () => {
  const settings = {
    forPublic: 'oui',
    closesHours: '2',
    capacity: '2',
    mostSeats: '6',
    mostGroupSeats: '35',
    notices: 'daily',
  }
  const headers = signedIn(keeper)
  expect((await post(`${list}/reglages`, settings)).status).toBe(401)
  const saved = await post(`${list}/reglages`, settings, headers)
  expect(saved.headers.get('location')).toBe(`${list}?fait=reglages`)
  await book()
  await book({ name: '=HYPERLINK("x")', email: 'deux@example.org' })
  const refused = await post(`${list}/reglages`, { ...settings, capacity: '1' }, headers)
  expect([refused.status, pageText(await refused.text())]).toEqual([
    422,
    expect.stringContaining('2 places sont déjà réservées pour la séance du samedi 5 décembre'),
  ])
  const page = pageText(await (await get(`${list}/${first}`, headers)).text())
  expect(page).toContain('2 sur 2')
  expect(page).toContain('En attente n° 1')
  const found = pageText(await (await get(`${list}/${first}?q=lampe`, headers)).text())
  expect([found.includes('ada@example.org'), found.includes('deux@example.org')]).toEqual([true, false])
  const csv = await (await get(`${list}/liste.csv`, headers)).text()
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
  expect(csv.split('\r\n').length).toBe(4)
  const [booking] = await db.selectFrom('booking').select('id').orderBy('turn').execute()
  const one = `${list}/${first}/${booking?.id}`
  await mails()
  expect((await post(one, { act: 'cancel', reason: 'Désolés' }, headers)).status).toBe(303)
  expect((await mails()).length).toBe(2)
  expect(pageText(await (await get(one, headers)).text())).toContain('Désolés')
})

test('a tool books by API, once for a key, and reads the list with the right to', async () => {
  await open({ capacity: 25, mostGroupSeats: 20 })
  const path = `/api/v1/events/${slug}/sessions/${first}/bookings`
  const send = (body: object, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...byToken(tool), ...headers },
    })
  const { structure, level, pupils, adults, name, email } = aGroup(18, 2)
  const group = { kind: 'group', structure, level, pupils, adults, name, email }
  const once = { 'Idempotency-Key': 'classe-1' }
  const made = await send(group, once)
  const body = (await made.json()) as { state: string; url: string }
  expect([made.status, body.state, made.headers.get('location')]).toEqual([201, 'confirmed', body.url])
  expect(await (await send(group, once)).json()).toEqual(body)
  const waiting = await send({ kind: 'person', seats: 6, name: 'Tom', email: 'tom@example.org' })
  expect([waiting.status, await waiting.json()]).toEqual([
    201,
    expect.objectContaining({ state: 'waiting', place: 1 }),
  ])
  expect((await send({ ...group, pupils: 40 })).status).toBe(422)
  expect((await send({ kind: 'person', seats: 0, name: 'Tom', email: 'tom' })).status).toBe(422)
  expect((await get(path, byToken(keeper))).status).toBe(403) // that token has not the scope
  const read = (await (await get(path, byToken(tool))).json()) as { data: { name: string }[] }
  expect(read.data.map((each) => each.name)).toEqual(['Ada Lampe', 'Tom'])
  await open({ forPublic: false })
  const off = await send({ kind: 'person', seats: 1, name: 'Tom', email: 'tom@example.org' })
  expect([off.status, off.headers.get('content-type')]).toEqual([
    409,
    expect.stringContaining('problem+json'),
  ])
})
