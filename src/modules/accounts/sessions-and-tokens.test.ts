import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { aPerson, byToken, signedIn, type TestPerson } from './testing.ts'

const db = await testDatabase()
let moment = new Date('2026-11-23T10:00:00Z')
let app = createApp(testServices(db, { now: () => moment }))
let lea: TestPerson

beforeEach(async () => {
  moment = new Date('2026-11-23T10:00:00Z')
  app = createApp(testServices(db, { now: () => moment }))
  await db.deleteFrom('mail').execute()
  lea = await aPerson(db).named('Léa').save()
})

const get = (path: string, person?: TestPerson) =>
  app.request(path, { headers: person ? signedIn(person) : {} })
const post = (path: string, fields: string[][], person?: TestPerson) =>
  app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: person ? signedIn(person) : { 'Sec-Fetch-Site': 'same-origin' },
  })

describe('sessions', () => {
  test('are listed, and ended one by one; another’s cannot be', async () => {
    const tom = await aPerson(db).save()
    const html = await (await get('/compte/securite', lea)).text()
    expect(pageText(html)).toContain('Firefox, Linux celle-ci')
    const { id } = await db
      .selectFrom('session')
      .where('person_id', '=', tom.id)
      .select('id')
      .executeTakeFirstOrThrow()
    expect((await post(`/compte/securite/sessions/${id}`, [], lea)).status).toBe(404)
    expect((await post('/compte/securite/sessions/n-importe', [], lea)).status).toBe(404)
    expect((await get('/compte', tom)).status).toBe(200)
    expect((await post(`/compte/securite/sessions/${id}`, [], tom)).status).toBe(303)
    expect((await get('/compte', tom)).status).toBe(303)
  })

  test('this one ends by signing out, all of them by signing out everywhere', async () => {
    const out = await post('/deconnexion', [], lea)
    expect([out.status, out.headers.get('location')]).toEqual([303, '/connexion/sortie'])
    expect(out.headers.get('set-cookie')).toContain('maillage=; Max-Age=0')
    expect((await get('/compte', lea)).status).toBe(303)
    const tom = await aPerson(db).save()
    await post('/compte/securite/partout', [], tom)
    expect(await db.selectFrom('session').where('person_id', '=', tom.id).execute()).toEqual([])
  })

  test('lasts as it is used, noted once an hour', async () => {
    const used = () =>
      db
        .selectFrom('session')
        .where('person_id', '=', lea.id)
        .select(['last_seen_at', 'expires_at'])
        .execute()
    moment = new Date('2026-11-23T10:59:00Z')
    expect((await get('/compte', lea)).headers.get('set-cookie')).toBe(null)
    moment = new Date('2026-12-20T10:00:00Z')
    expect((await get('/compte', lea)).headers.get('set-cookie')).toContain('Max-Age=2592000')
    expect(await used()).toEqual([{ last_seen_at: moment, expires_at: new Date('2027-01-19T10:00:00Z') }])
  })
})

describe('API tokens', () => {
  test('are shown once, listed without their secret, and end at once when revoked', async () => {
    const made = await post(
      '/compte/jetons',
      [
        ['name', 'Musée'],
        ['scopes', 'organisations:write'],
        ['days', '7'],
      ],
      lea,
    )
    const token = /maillage_[\w-]{43}/.exec(await made.text())?.[0] ?? ''
    const me = () => app.request('/api/v1/me', { headers: byToken({ token }) })
    expect((await me()).status).toBe(200)
    const html = await (await get('/compte/jetons', lea)).text()
    expect(html).toContain('Musée')
    expect(html).not.toContain(token)
    const { id } = await db
      .selectFrom('api_token')
      .where('name', '=', 'Musée')
      .where('person_id', '=', lea.id)
      .select('id')
      .executeTakeFirstOrThrow()
    const tom = await aPerson(db).save()
    expect((await post(`/compte/jetons/${id}`, [], tom)).status).toBe(404)
    expect((await me()).status).toBe(200)
    expect((await post(`/compte/jetons/${id}`, [], lea)).headers.get('location')).toBe(
      '/compte/jetons?fait=revoque',
    )
    expect((await me()).status).toBe(401)
  })

  test('an unknown scope or length of life is refused', async () => {
    const wrong = await post(
      '/compte/jetons',
      [
        ['name', 'x'],
        ['scopes', 'admin:all'],
        ['days', '9999'],
      ],
      lea,
    )
    const html = await wrong.text()
    expect([wrong.status, html.includes('id="scopes-erreur"'), html.includes('id="days-erreur"')]).toEqual([
      422,
      true,
      true,
    ])
  })

  test('open no account: neither its pages nor its data', async () => {
    const answer = await app.request('/compte/donnees/export', { headers: byToken(lea) })
    expect(answer.status).toBe(303)
  })
})
