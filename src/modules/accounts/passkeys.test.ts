import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { aPerson, signedIn, type TestPerson } from './testing.ts'
import { testAuthenticator } from './testing-passkey.ts'

const db = await testDatabase()
let moment = new Date('2026-11-23T10:00:00Z')
let app = createApp(testServices(db, { now: () => moment }))
let lea: TestPerson

beforeEach(async () => {
  moment = new Date('2026-11-23T10:00:00Z')
  app = createApp(testServices(db, { now: () => moment }))
  lea = await aPerson(db).save()
})

const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
  const answer = await app.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json', ...headers },
  })
  const cookie = answer.headers.get('set-cookie')
  return { status: answer.status, cookie, json: answer.ok ? await answer.json() : null }
}
const ask = async () => (await post('/connexion/cle/demande', {})).json
const begin = async (person: TestPerson) =>
  (await post('/compte/securite/cles/demande', {}, signedIn(person))).json

async function registered(person: TestPerson, device = testAuthenticator()) {
  const { options, challenge } = await begin(person)
  const response = device.create(options.challenge)
  const answer = await post(
    '/compte/securite/cles',
    { challenge, name: 'Téléphone', response },
    signedIn(person),
  )
  return { device, answer }
}
const enter = async (device: ReturnType<typeof testAuthenticator>, owner: string, changes = {}) => {
  const { options, challenge } = await ask()
  return post('/connexion/cle', { challenge, response: device.get(options.challenge, owner, changes) })
}

describe('making a passkey', () => {
  test('a passkey is made, then signs its owner in', async () => {
    const { device, answer } = await registered(lea)
    expect(answer.json).toEqual({ location: '/compte/securite?fait=cle' })
    const told = await db.selectFrom('mail').where('person_id', '=', lea.id).select('subject').execute()
    expect(told).toEqual([{ subject: 'Une clé d’accès ouvre votre compte' }])
    const entered = await enter(device, lea.id)
    expect([entered.status, entered.json]).toEqual([200, { location: '/compte' }])
    const cookie = entered.cookie?.split(';')[0] ?? ''
    const account = await app.request('/compte', { headers: { Cookie: cookie } })
    expect(await account.text()).toContain(lea.email)
    const [key] = await db.selectFrom('passkey').where('person_id', '=', lea.id).selectAll().execute()
    expect([key?.name, Number(key?.counter), key?.last_used_at]).toEqual(['Téléphone', 2, moment])
  })

  test('a device that did not recognise its owner, or another site’s page, is refused', async () => {
    for (const changes of [{ flags: 0x41 }, { origin: 'https://evil.example' }]) {
      const { options, challenge } = await begin(lea)
      const response = testAuthenticator().create(options.challenge, changes)
      const answer = await post('/compte/securite/cles', { challenge, name: 'x', response }, signedIn(lea))
      expect(answer.status).toBe(422)
    }
    expect(await db.selectFrom('passkey').where('person_id', '=', lea.id).execute()).toEqual([])
  })

  test('a challenge serves once, ten minutes, and its own person only', async () => {
    const tom = await aPerson(db).save()
    const first = await begin(lea)
    const other = testAuthenticator().create(first.options.challenge)
    const body = (challenge: string, response: object) => ({ challenge, name: 'x', response })
    expect((await post('/compte/securite/cles', body(first.challenge, other), signedIn(tom))).status).toBe(
      422,
    )
    const mine = testAuthenticator().create(first.options.challenge)
    expect((await post('/compte/securite/cles', body(first.challenge, mine), signedIn(lea))).status).toBe(200)
    const again = testAuthenticator().create(first.options.challenge)
    expect((await post('/compte/securite/cles', body(first.challenge, again), signedIn(lea))).status).toBe(
      422,
    )
    const late = await begin(lea)
    moment = new Date('2026-11-23T10:10:01Z')
    const tooLate = testAuthenticator().create(late.options.challenge)
    expect((await post('/compte/securite/cles', body(late.challenge, tooLate), signedIn(lea))).status).toBe(
      422,
    )
  })

  test('a visitor makes none', async () => {
    expect((await post('/compte/securite/cles/demande', {})).status).toBe(401)
  })
})

describe('signing in with a passkey', () => {
  test.each([
    ['another site’s page', { origin: 'https://evil.example' }],
    ['an owner that the device did not recognise', { flags: 0x01 }],
  ])('%s is refused', async (_what, changes) => {
    const { device } = await registered(lea)
    const answer = await enter(device, lea.id, changes)
    expect([answer.status, answer.cookie]).toEqual([422, null])
  })

  test('somebody else’s name on a key, an unknown key and the copy of a key are refused', async () => {
    const tom = await aPerson(db).save()
    const { device } = await registered(lea)
    expect((await enter(device, tom.id)).status).toBe(422)
    expect((await enter(testAuthenticator(), lea.id)).status).toBe(422)
    expect((await enter(device, lea.id)).status).toBe(200)
    device.rewind()
    expect((await enter(device, lea.id)).status).toBe(422)
  })

  test('an answer is not taken twice', async () => {
    const { device } = await registered(lea)
    const { options, challenge } = await ask()
    const body = { challenge, response: device.get(options.challenge, lea.id) }
    expect((await post('/connexion/cle', body)).status).toBe(200)
    expect((await post('/connexion/cle', body)).status).toBe(422)
  })

  test.each([{}, { challenge: 'x' }, { challenge: 'x', response: { id: 1 } }, []])(
    'a body that is none is refused: %j',
    async (body) => {
      expect((await post('/connexion/cle', body)).status).toBe(422)
    },
  )
})

test('another’s passkey can be neither renamed nor removed; one’s own can', async () => {
  const tom = await aPerson(db).save()
  const { device } = await registered(lea)
  const form = (path: string, person: TestPerson) =>
    app.request(`/compte/securite/cles/${path}`, {
      method: 'POST',
      body: new URLSearchParams({ id: device.id, name: 'Bureau' }),
      headers: signedIn(person),
    })
  expect([(await form('nommer', tom)).status, (await form('retirer', tom)).status]).toEqual([404, 404])
  expect((await form('nommer', lea)).headers.get('location')).toBe('/compte/securite?fait=nom')
  const page = await (await app.request('/compte/securite', { headers: signedIn(lea) })).text()
  expect(page).toContain('Bureau')
  expect((await form('retirer', lea)).headers.get('location')).toBe('/compte/securite?fait=retrait')
  expect((await enter(device, lea.id)).status).toBe(422)
})
