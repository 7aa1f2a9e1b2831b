import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { mutableKinds } from '#platform/mail/kinds.ts'
import { createApp } from '../../app.ts'
import { aPerson, signedIn, type TestPerson } from './testing.ts'

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
const secretIn = (body: unknown) => /jeton=([\w-]+)/.exec(JSON.stringify(body))?.[1] ?? ''

describe('who is not signed in', () => {
  test('is led from a page to sign-in and back, in their language', async () => {
    const answer = await get('/en/compte/jetons?x=1')
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/en/connexion?retour=%2Fen%2Fcompte%2Fjetons%3Fx%3D1',
    ])
  })

  test('is told to sign in when they send something', async () => {
    const answer = await post('/compte', [['name', 'x']])
    expect([answer.status, (await answer.text()).includes('href="/connexion"')]).toEqual([401, true])
  })
})

test('a write with a session must say where it comes from', async () => {
  const body = new URLSearchParams({ name: 'Autre', email: lea.email, lang: 'fr' })
  const write = (headers: Record<string, string>) =>
    app.request('/compte', { method: 'POST', body, headers: { Cookie: lea.cookie, ...headers } })
  expect((await write({})).status).toBe(403)
  expect((await write({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
  expect((await write({ Origin: 'https://evil.example' })).status).toBe(403)
  expect((await write({ Origin: 'null' })).status).toBe(403)
  expect((await write({ Origin: 'http://localhost' })).status).toBe(303)
})

describe('the profile', () => {
  test('is saved with the mails one wants, and the journal keeps it apart', async () => {
    const answer = await post(
      '/compte',
      [
        ['name', '  Léa\n Morel '],
        ['email', lea.email],
        ['lang', 'en'],
        ['mails', 'team'],
        ['mails', 'sign-in'],
      ],
      lea,
    )
    expect(answer.headers.get('location')).toBe('/en/compte?fait=profil')
    const person = await db
      .selectFrom('person')
      .where('id', '=', lea.id)
      .selectAll()
      .executeTakeFirstOrThrow()
    expect([person.name, person.lang, person.email]).toEqual(['Léa Morel', 'en', lea.email])
    expect(person.muted_mails).toEqual(mutableKinds.filter((kind) => kind !== 'team'))
    const line = await db
      .selectFrom('journal_entry')
      .where('object_id', '=', lea.id)
      .where('action', '=', 'person.edit')
      .select(['personal', 'person_id'])
      .executeTakeFirst()
    expect(line).toEqual({ personal: true, person_id: lea.id })
  })

  test('comes back with what was typed when it is not right', async () => {
    const answer = await post(
      '/compte',
      [
        ['name', ' '],
        ['email', 'lea@'],
        ['lang', 'fr'],
      ],
      lea,
    )
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('value="lea@"')
    expect(html).toContain('id="name-erreur"')
  })

  test('no field gives oneself a role', async () => {
    await post(
      '/compte',
      [
        ['name', 'Léa'],
        ['email', lea.email],
        ['lang', 'fr'],
        ['role', 'administrator'],
      ],
      lea,
    )
    expect((await get('/administration/personnes', lea)).status).toBe(403)
  })
})

describe('a new address', () => {
  const change = async () => {
    await post(
      '/compte',
      [
        ['name', 'Léa'],
        ['email', `nouvelle-${lea.id}@example.org`],
        ['lang', 'fr'],
      ],
      lea,
    )
    const mail = await db.selectFrom('mail').selectAll().executeTakeFirstOrThrow()
    expect([mail.address, mail.kind]).toEqual([`nouvelle-${lea.id}@example.org`, 'sign-in'])
    return secretIn(mail.body)
  }

  test('serves once its link was opened where one is signed in; the old one is told, other sessions end', async () => {
    const secret = await change()
    expect(pageText(await (await get(`/connexion/lien?jeton=${secret}`, lea)).text())).toContain('nouvelle-')
    const answer = await post('/connexion/lien', [['jeton', secret]], lea)
    expect(answer.headers.get('location')).toBe('/compte')
    const person = await db.selectFrom('person').where('id', '=', lea.id).select('email').executeTakeFirst()
    expect(person?.email).toBe(`nouvelle-${lea.id}@example.org`)
    const told = await db.selectFrom('mail').where('address', '=', lea.email).select('kind').execute()
    expect(told).toEqual([{ kind: 'account' }])
    expect((await get('/compte', lea)).status).toBe(303)
  })

  test('gives the account to nobody who reads that mailbox', async () => {
    const secret = await change()
    const tom = await aPerson(db).save()
    for (const reader of [undefined, tom]) {
      expect((await get(`/connexion/lien?jeton=${secret}`, reader)).status).toBe(403)
      const answer = await post('/connexion/lien', [['jeton', secret]], reader)
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null])
    }
    const person = await db.selectFrom('person').where('id', '=', lea.id).select('email').executeTakeFirst()
    expect(person?.email).toBe(lea.email)
  })

  test('that somebody else has is refused when it is confirmed, not before', async () => {
    const tom = await aPerson(db).save()
    await post(
      '/compte',
      [
        ['name', 'Léa'],
        ['email', tom.email],
        ['lang', 'fr'],
      ],
      lea,
    )
    const mail = await db.selectFrom('mail').selectAll().executeTakeFirstOrThrow()
    expect((await post('/connexion/lien', [['jeton', secretIn(mail.body)]], lea)).status).toBe(409)
  })
})

test('welcome asks a name, then goes where one was going', async () => {
  const nobody = await aPerson(db).named('').save()
  expect((await get('/compte/bienvenue?retour=/annuaire', nobody)).status).toBe(200)
  const wrong = await post(
    '/compte/bienvenue',
    [
      ['name', ''],
      ['lang', 'fr'],
      ['retour', '/annuaire'],
    ],
    nobody,
  )
  expect(wrong.status).toBe(422)
  const right = await post(
    '/compte/bienvenue',
    [
      ['name', 'Noé'],
      ['lang', 'en'],
      ['retour', '//evil'],
    ],
    nobody,
  )
  expect(right.headers.get('location')).toBe('/compte')
})
