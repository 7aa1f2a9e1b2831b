import { beforeEach, describe, expect, test } from 'vitest'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { aPerson, byToken, signedIn, type TestPerson } from './testing.ts'

const db = await testDatabase()
await seedTerritories(db)
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
    expect(person.muted_mails).toEqual(['suggestion', 'confirmation', 'moderation-digest', 'import-done'])
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

describe('one’s data', () => {
  test('are given whole, and nothing of anybody else’s, nor any secret', async () => {
    const museum = await anOrganisation(db).named('Musée d’essai').inCommune('59249').save()
    const tom = await aPerson(db).named('Tom Secret').contributorOf(museum.id).save()
    const owner = await aPerson(db).named('Ada').ownerOf(museum.id).save()
    const answer = await get('/compte/donnees/export', owner)
    const text = await answer.text()
    const data = JSON.parse(text)
    expect(data.person).toMatchObject({ name: 'Ada', email: owner.email })
    expect(data.memberships).toEqual([expect.objectContaining({ name: 'Musée d’essai', role: 'owner' })])
    expect(data.tokens).toHaveLength(1)
    for (const hidden of [tom.email, 'Tom Secret', 'hash', owner.token, owner.cookie.split('=')[1] ?? ''])
      expect(text).not.toContain(hidden)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  })

  test('erasing asks for the address, then leaves nothing that names the person', async () => {
    const email = `gone-${lea.id}@example.org`
    const gone = await aPerson(db).named('Gaëlle Partie').at(email).save()
    await post(
      '/compte',
      [
        ['name', 'Gaëlle Partie-Loin'],
        ['email', email],
        ['lang', 'fr'],
      ],
      gone,
    )
    await post('/connexion', [['email', email]])
    expect((await post('/compte/donnees/suppression', [['email', 'autre@example.org']], gone)).status).toBe(
      422,
    )
    const answer = await post('/compte/donnees/suppression', [['email', email]], gone)
    expect(answer.headers.get('location')).toBe('/connexion/sortie?compte=efface')
    expect((await get('/compte', gone)).status).toBe(303)
    for (const table of [
      'person',
      'session',
      'api_token',
      'sign_in_link',
      'mail',
      'journal_entry',
    ] as const) {
      const rows = JSON.stringify(await db.selectFrom(table).selectAll().execute())
      expect(rows, table).not.toContain('Gaëlle')
      expect(rows, table).not.toContain(email)
    }
    const mails = await db.selectFrom('mail').select(['state', 'body']).execute()
    expect(mails).toEqual([{ state: 'cancelled', body: [] }])
    const lines = await db
      .selectFrom('journal_entry')
      .where('object_id', '=', gone.id)
      .where('action', '=', 'person.erase')
      .select('changes')
      .execute()
    expect(lines).toEqual([{ changes: { by: 'self' } }])
  })

  test('the only owner of an organisation that others look after hands it over first', async () => {
    const museum = await anOrganisation(db).named('Musée partagé').inCommune('59249').save()
    const owner = await aPerson(db).ownerOf(museum.id).save()
    await aPerson(db).contributorOf(museum.id).save()
    expect(pageText(await (await get('/compte/donnees', owner)).text())).toContain('Musée partagé')
    const answer = await post('/compte/donnees/suppression', [['email', owner.email]], owner)
    expect([answer.status, (await get('/compte', owner)).status]).toEqual([409, 200])
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
