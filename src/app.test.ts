import { Hono } from 'hono'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { connect } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { Invalid } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from './app.ts'

const routes = new Hono<Env>()
  .get('/casse', () => {
    throw new Error('mot de passe secret')
  })
  .get('/api/casse', () => {
    throw new Error('mot de passe secret')
  })
  .get('/api/refus', () => {
    throw new Invalid([{ field: 'limit', message: 'Donnez un nombre entre 1 et 100.' }])
  })
  .get('/base', async (c) => c.json(await sql`SELECT 1`.execute(c.get('services').db)))
  .get('/limite', (c) => {
    c.get('services').limiter.count('essai', 'a', 2, 60)
    return c.text('ok')
  })
  .get('/texte', (c) => c.text('bonjour '.repeat(500)))
  .get('/cadre', (c) => {
    c.get('csp')['frame-ancestors'] = '*'
    return c.html('<p>')
  })
  .post('/ecrire', async (c) => c.text(String((await c.req.text()).length)))

const app = createApp(testServices(await testDatabase()), () => [routes])
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })

describe('every answer', () => {
  test('carries security headers, with a nonce of its own', async () => {
    const [one, two] = await Promise.all([get('/texte'), get('/texte')])
    const policy = one?.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-inline')
    expect(policy.match(/nonce-[^']+/)?.[0]).not.toBe(
      two?.headers.get('content-security-policy')?.match(/nonce-[^']+/)?.[0],
    )
    expect(one?.headers.get('x-content-type-options')).toBe('nosniff')
    expect(one?.headers.get('x-frame-options')).toBe('DENY')
    expect(one?.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(one?.headers.get('set-cookie')).toBeNull()
  })

  test('a route may open one directive, for itself only', async () => {
    expect((await get('/cadre')).headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect((await get('/cadre')).headers.get('x-frame-options')).toBeNull()
  })

  test('has an entity tag: the same content is not sent twice', async () => {
    const first = await get('/texte')
    const tag = first.headers.get('etag') ?? ''
    const again = await get('/texte', { 'if-none-match': tag })
    expect([first.status, again.status, await again.text()]).toEqual([200, 304, ''])
  })

  test('is compressed for who asks', async () => {
    const answer = await get('/texte', { 'accept-encoding': 'gzip' })
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect((await answer.arrayBuffer()).byteLength).toBeLessThan(200)
  })
})

describe('failures', () => {
  test('an unknown page answers 404 in the language of its address', async () => {
    const [fr, en] = await Promise.all([get('/nulle-part'), get('/en/nulle-part')])
    expect([fr?.status, en?.status]).toEqual([404, 404])
    expect(await fr?.text()).toContain('Cette page n’existe pas')
    expect(await en?.text()).toContain('This page does not exist')
  })

  test('a defect answers 500 with a reference, and leaks nothing', async () => {
    const answer = await get('/casse')
    const body = await answer.text()
    expect(answer.status).toBe(500)
    expect(body).toContain(answer.headers.get('x-request-id'))
    expect(body).not.toContain('secret')
  })

  test('the API answers problem details', async () => {
    const broken = await get('/api/casse')
    expect(broken.headers.get('content-type')).toBe('application/problem+json')
    expect(JSON.stringify(await broken.json())).not.toContain('secret')
    const refused = await get('/api/refus')
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({
      code: 'invalid',
      status: 422,
      errors: [{ field: 'limit', message: 'Donnez un nombre entre 1 et 100.' }],
    })
  })

  test('a database that does not answer is a maintenance page, and the site says that it is not ready', async () => {
    const gone = await connect({ host: '/nowhere', poolSize: 1 }).catch(() => null)
    expect(gone).toBeNull()
    const db = new Kysely<never>({
      dialect: new PostgresDialect({ pool: new pg.Pool({ host: '/nowhere' }) }),
    }) as never
    const without = createApp(testServices(db), () => [routes])
    const page = await without.request('/base')
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '60'])
    expect(await page.text()).toContain('en maintenance')
    expect((await without.request('/sante')).status).toBe(200)
    expect((await without.request('/sante/pret')).status).toBe(503)
  })

  test('too many acts answer 429', async () => {
    expect([
      (await get('/limite')).status,
      (await get('/limite')).status,
      (await get('/limite')).status,
    ]).toEqual([200, 200, 429])
  })
})

describe('a write', () => {
  const post = (headers: Record<string, string>, body = 'x') =>
    app.request('http://localhost/ecrire', { method: 'POST', headers, body })

  test.each([
    ['from this site', { 'sec-fetch-site': 'same-origin' }, 200],
    ['from this origin, old browser', { origin: 'http://localhost' }, 200],
    ['from a program', {}, 200],
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from a sibling site', { 'sec-fetch-site': 'same-site' }, 403],
    ['from another origin, old browser', { origin: 'https://evil.example' }, 403],
    ['from an opaque origin', { origin: 'null' }, 403],
  ])('%s', async (_name, headers, status) => {
    expect((await post(headers)).status).toBe(status)
  })

  test('of more than a megabyte is refused', async () => {
    expect((await post({}, 'x'.repeat(1024 * 1024 + 1))).status).toBe(413)
  })
})

test('health: alive, ready, measured', async () => {
  expect(await (await get('/sante')).text()).toBe('ok')
  expect((await get('/sante/pret')).status).toBe(200)
  await get('/texte')
  const metrics = await (await get('/metrics')).text()
  expect(metrics).toContain('http_request_duration_seconds_count{method="GET",route="/texte",status="2xx"}')
})
