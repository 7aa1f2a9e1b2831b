import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { aPerson, signedIn } from './testing.ts'

const db = await testDatabase()
let moment = new Date('2026-11-23T10:00:00Z')
let app = createApp(testServices(db, { now: () => moment }))

beforeEach(async () => {
  moment = new Date('2026-11-23T10:00:00Z')
  app = createApp(testServices(db, { now: () => moment }))
  await db.deleteFrom('mail').execute()
})

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
  })

/** The secret in the last mail's link. */
async function lastSecret(): Promise<string> {
  const mail = await db
    .selectFrom('mail')
    .select('body')
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  return /jeton=([\w-]+)/.exec(JSON.stringify(mail.body))?.[1] ?? ''
}

describe('signing in by link', () => {
  test('a link is asked, opened, and used once', async () => {
    const asked = await post('/connexion', { email: ' Lea@Example.fr ', retour: '/annuaire/proposer' })
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/connexion/envoye'])
    const secret = await lastSecret()
    const landing = await app.request(`/connexion/lien?jeton=${secret}`)
    expect([
      landing.status,
      landing.headers.get('referrer-policy'),
      landing.headers.get('set-cookie'),
    ]).toEqual([200, 'strict-origin', null])
    const entered = await post('/connexion/lien', { jeton: secret })
    expect([entered.status, entered.headers.get('location')]).toEqual([
      303,
      '/compte/bienvenue?retour=%2Fannuaire%2Fproposer',
    ])
    const cookie = entered.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^maillage=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)
    const again = await post('/connexion/lien', { jeton: secret })
    expect([again.status, again.headers.get('set-cookie')]).toEqual([410, null])
    const stored = await db
      .selectFrom('person')
      .where('email', '=', 'lea@example.fr')
      .select('lang')
      .execute()
    expect(stored).toEqual([{ lang: 'fr' }])
  })

  test('nothing secret is stored: neither the link nor the session', async () => {
    await post('/connexion', { email: 'tom@example.fr' })
    const secret = await lastSecret()
    const entered = await post('/connexion/lien', { jeton: secret })
    const session = /maillage=([\w-]+)/.exec(entered.headers.get('set-cookie') ?? '')?.[1] ?? 'none'
    const links = await db.selectFrom('sign_in_link').selectAll().execute()
    const sessions = await db.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(links)).not.toContain(secret)
    expect(JSON.stringify(sessions)).not.toContain(session)
  })

  test('fifteen minutes later the link is dead', async () => {
    await post('/connexion', { email: 'lea@example.fr' })
    const secret = await lastSecret()
    moment = new Date('2026-11-23T10:15:01Z')
    expect((await app.request(`/connexion/lien?jeton=${secret}`)).status).toBe(410)
    expect((await post('/connexion/lien', { jeton: secret })).status).toBe(410)
  })

  test('the answer is the same whether the account exists', async () => {
    const known = await aPerson(db).save()
    const answers: unknown[] = []
    for (const email of [known.email, 'inconnue@example.org']) {
      const answer = await post('/connexion', { email })
      answers.push([answer.status, answer.headers.get('location'), await answer.text()])
    }
    expect(answers[0]).toEqual(answers[1])
  })

  test.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/a b'])(
    'a return to %s leads to one’s account',
    async (retour) => {
      const person = await aPerson(db).save()
      await post('/connexion', { email: person.email, retour })
      const entered = await post('/connexion/lien', { jeton: await lastSecret() })
      expect(entered.headers.get('location')).toBe('/compte')
    },
  )

  test('a wrong address comes back with a word, and sends nothing', async () => {
    const answer = await post('/connexion', { email: 'lea@' })
    expect([answer.status, (await answer.text()).includes('id="email-erreur"')]).toEqual([422, true])
    expect(await db.selectFrom('mail').select('id').execute()).toEqual([])
  })

  test('six links an hour for one address, then the same answer and no mail', async () => {
    for (let index = 0; index < 8; index++)
      expect((await post('/connexion', { email: 'lea@example.fr' })).status).toBe(303)
    expect(await db.selectFrom('mail').select('id').execute()).toHaveLength(6)
  })
})

describe('a session', () => {
  test('is known by its cookie, and what it is shown is kept by no cache', async () => {
    const person = await aPerson(db).save()
    const page = await app.request('/annuaire', { headers: signedIn(person) })
    expect(page.headers.get('cache-control')).toBe('private, no-store')
    expect(await page.text()).toContain('Mon compte')
    const visitor = await app.request('/annuaire')
    expect(visitor.headers.get('cache-control')).toBe('no-cache')
    expect(await visitor.text()).toContain('Se connecter')
  })

  test('ends after thirty days without use', async () => {
    const person = await aPerson(db).save(moment)
    moment = new Date('2026-12-24T10:00:00Z')
    expect(await (await app.request('/annuaire', { headers: signedIn(person) })).text()).toContain(
      'Se connecter',
    )
  })

  test('means nothing to the API, and a token nothing to the pages', async () => {
    const person = await aPerson(db).save()
    expect((await app.request('/api/v1/me', { headers: signedIn(person) })).status).toBe(401)
    const bearer = { Authorization: `Bearer ${person.token}` }
    expect((await (await app.request('/api/v1/me', { headers: bearer })).json()).email).toBe(person.email)
    expect(await (await app.request('/annuaire', { headers: bearer })).text()).toContain('Se connecter')
  })
})
