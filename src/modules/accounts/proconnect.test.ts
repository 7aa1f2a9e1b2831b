import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '#platform/config.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { aPerson } from './testing.ts'
import { testProvider } from './testing-provider.ts'

const db = await testDatabase()
const site = 'http://localhost'
let who = { sub: '', email: '', given_name: 'Ada', usual_name: 'Lovelace' }
const provider = await testProvider(site, () => who)
afterAll(() => provider.stop())

const config = {
  ...readConfig({ MAILLAGE_LOG: 'silent', MAILLAGE_URL: site }),
  proConnect: provider.settings,
}
let app = createApp(testServices(db, { config }))
beforeEach(async () => {
  // The provider's tokens carry the time of this machine.
  app = createApp(testServices(db, { config, now: () => new Date() }))
  who = { ...who, sub: randomUUID(), email: `${randomUUID()}@example.org` }
  await db.deleteFrom('mail').execute()
})

/** Presses the button: where the browser goes, with which cookie. */
async function leave(retour = '/annuaire/proposer') {
  const answer = await app.request('/connexion/proconnect', {
    method: 'POST',
    body: new URLSearchParams({ retour }),
    headers: { 'Sec-Fetch-Site': 'same-origin' },
  })
  const url = /^0; url=(.+)$/.exec(answer.headers.get('refresh') ?? '')?.[1] ?? ''
  return { status: answer.status, url, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
}
/** Comes back to an address with a cookie. */
async function comeBack(address: string, cookie: string) {
  const answer = await app.request(address, { headers: { Cookie: cookie } })
  const session = /maillage=([\w-]{43})/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? null
  return { status: answer.status, location: answer.headers.get('location'), session }
}
async function goAndBack() {
  const { url, cookie } = await leave()
  return comeBack(await provider.visit(url), cookie)
}
/** Opens the link of the last mail. */
async function openLink() {
  const mail = await db.selectFrom('mail').selectAll().executeTakeFirstOrThrow()
  const jeton = /jeton=([\w-]+)/.exec(JSON.stringify(mail.body))?.[1] ?? ''
  const answer = await app.request('/connexion/lien', {
    method: 'POST',
    body: new URLSearchParams({ jeton }),
    headers: { 'Sec-Fetch-Site': 'same-origin' },
  })
  return { address: mail.address, status: answer.status }
}
const identities = () =>
  db.selectFrom('person_identity').where('subject', '=', who.sub).select('person_id').execute()
const refused = { status: 303, location: '/connexion?proconnect=refus', session: null }

test('its three settings come together, by https or on this machine', () => {
  const env = {
    MAILLAGE_PROCONNECT_ISSUER: 'https://fournisseur.example/api/v2',
    MAILLAGE_PROCONNECT_CLIENT_ID: 'maillage',
    MAILLAGE_PROCONNECT_CLIENT_SECRET: 'tres-secret',
  }
  expect(readConfig(env).proConnect).toEqual({
    issuer: 'https://fournisseur.example/api/v2',
    clientId: 'maillage',
    clientSecret: 'tres-secret',
  })
  expect(() => readConfig({ ...env, MAILLAGE_PROCONNECT_CLIENT_ID: '' })).toThrow(ConfigError)
  const inClear = { ...env, MAILLAGE_PROCONNECT_ISSUER: 'http://fournisseur.example' }
  expect(() => readConfig(inClear)).toThrow(/MAILLAGE_PROCONNECT_ISSUER/)
})

test('the button is there only when the site has an account at the provider', async () => {
  expect(await (await app.request('/connexion')).text()).toContain('S’identifier avec ProConnect')
  const without = createApp(testServices(db))
  expect(await (await without.request('/connexion')).text()).not.toContain('ProConnect')
  expect((await without.request('/connexion/proconnect/retour?code=x&state=y')).status).toBe(404)
})

test('what is asked of the provider: scopes, long state and nonce, PKCE, nothing else', async () => {
  const { url } = await leave()
  const asked = new URL(url).searchParams
  expect([...asked.keys()].sort()).toEqual([
    'client_id',
    'code_challenge',
    'code_challenge_method',
    'nonce',
    'redirect_uri',
    'response_type',
    'scope',
    'state',
  ])
  expect(asked.get('scope')).toBe('openid given_name usual_name email uid siret idp_id')
  expect(Math.min(asked.get('state')?.length ?? 0, asked.get('nonce')?.length ?? 0)).toBeGreaterThanOrEqual(
    32,
  )
})

describe('signing in', () => {
  test('the first time proves the address by a link, then ProConnect is enough, and signs out there too', async () => {
    const first = await goAndBack()
    expect(first).toEqual({ status: 303, location: '/connexion/envoye?proconnect=1', session: null })
    expect(await identities()).toEqual([])
    expect(await openLink()).toEqual({ address: who.email, status: 303 })
    expect(await identities()).toHaveLength(1)
    const second = await goAndBack()
    expect([second.status, second.location]).toEqual([303, '/annuaire/proposer'])
    expect(second.session).not.toBe(null)
    const out = await app.request('/deconnexion', {
      method: 'POST',
      headers: { Cookie: second.session ?? '', 'Sec-Fetch-Site': 'same-origin' },
    })
    const end = new URL(out.headers.get('refresh')?.slice('0; url='.length) ?? '')
    expect(end.origin).toBe(provider.settings.issuer)
    expect(end.searchParams.get('post_logout_redirect_uri')).toBe(`${site}/connexion/sortie`)
    expect(end.searchParams.get('id_token_hint')).toMatch(/^ey/)
  })

  test('an address of somebody’s account opens it to nobody without its mailbox', async () => {
    const lea = await aPerson(db).save()
    who.email = lea.email
    expect((await goAndBack()).session).toBe(null)
    expect((await goAndBack()).session).toBe(null)
    expect(await identities()).toEqual([])
    await openLink()
    expect(await identities()).toEqual([{ person_id: lea.id }])
    expect((await goAndBack()).session).not.toBe(null)
  })

  test('somebody known stays themselves when the provider gives another address', async () => {
    await goAndBack()
    await openLink()
    const tom = await aPerson(db).save()
    who.email = tom.email
    const { session } = await goAndBack()
    const page = await (await app.request('/compte', { headers: { Cookie: session ?? '' } })).text()
    expect(page).not.toContain(tom.email)
  })
})

describe('is refused', () => {
  beforeEach(async () => {
    await goAndBack()
    await openLink()
  })

  test('without the cookie of the browser that went, or with another’s', async () => {
    const mine = await leave()
    const back = await provider.visit(mine.url)
    const other = await leave()
    expect(await comeBack(back, '')).toEqual(refused)
    expect(await comeBack(back, other.cookie)).toEqual(refused)
  })

  test('a wrong state', async () => {
    const { url, cookie } = await leave()
    const back = new URL(await provider.visit(url))
    back.searchParams.set('state', 'x'.repeat(43))
    expect(await comeBack(back.href, cookie)).toEqual(refused)
  })

  test('a wrong nonce', async () => {
    const { url, cookie } = await leave()
    const asked = new URL(url)
    asked.searchParams.set('nonce', 'x'.repeat(43))
    expect(await comeBack(await provider.visit(asked.href), cookie)).toEqual(refused)
  })

  test('a code of another attempt: PKCE binds it to the browser that asked', async () => {
    const stolen = new URL(await provider.visit((await leave()).url))
    const { url, cookie } = await leave()
    const back = new URL(await provider.visit(url))
    back.searchParams.set('code', stolen.searchParams.get('code') ?? '')
    expect(await comeBack(back.href, cookie)).toEqual(refused)
  })

  test('a code used twice', async () => {
    const { url, cookie } = await leave()
    const back = await provider.visit(url)
    expect((await comeBack(back, cookie)).session).not.toBe(null)
    expect(await comeBack(back, cookie)).toEqual(refused)
  })

  test('an error of the provider', async () => {
    const { url, cookie } = await leave()
    const state = new URL(url).searchParams.get('state')
    expect(await comeBack(`/connexion/proconnect/retour?error=access_denied&state=${state}`, cookie)).toEqual(
      refused,
    )
  })
})

test('a provider that does not answer leaves the other ways in', async () => {
  const down = { ...config, proConnect: { ...provider.settings, issuer: 'http://127.0.0.1:9' } }
  app = createApp(testServices(db, { config: down }))
  const answer = await app.request('/connexion/proconnect', {
    method: 'POST',
    headers: { 'Sec-Fetch-Site': 'same-origin' },
  })
  expect(answer.headers.get('location')).toBe('/connexion?proconnect=panne')
  const page = await (await app.request('/connexion?proconnect=panne')).text()
  expect(page).toContain('ProConnect ne répond pas')
})
