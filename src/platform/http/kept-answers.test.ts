import { randomBytes } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { beforeEach, expect, test } from 'vitest'
import { type Actor, visitor } from '../access/actor.ts'
import { NotFound } from '../errors.ts'
import type { Env } from './env.ts'
import { keptAnswer } from './kept-answers.ts'
import { requestContext } from './request.ts'
import { securityHeaders } from './security.ts'
import { testServices } from './testing.ts'

const member = { kind: 'person', id: 'p1', role: 'member', memberships: new Map() } as unknown as Actor

let actor: Actor
let revision: string
let words: string
let banner: string | null
let made: string[]

beforeEach(() => {
  actor = visitor
  revision = '1'
  words = 'un'
  banner = null
  made = []
})

const page = (c: Context<Env>) => `${c.get('localUrl')} ${c.get('lang')} ${words} ${'·'.repeat(2000)}`

async function make(c: Context<Env>): Promise<Response> {
  made.push(c.get('localUrl'))
  await new Promise((resolve) => setTimeout(resolve, 5))
  return c.get('answerWhole')(page(c), { type: 'text/html; charset=UTF-8', headers: { 'X-Own': 'yes' } })
}

function aSite() {
  const app = new Hono<Env>()
    .use(requestContext(testServices({} as never)), securityHeaders, etag({ weak: true }))
    .use(async (c, next) => {
      c.set('actor', actor)
      if (banner) c.set('site', { ...c.get('site'), banner: { html: banner, lang: 'fr' } })
      await next()
    })
    .get('/page', (c) => keptAnswer(c, revision, () => make(c)))
    .get('/en/page', (c) => keptAnswer(c, revision, () => make(c)))
    .get('/lourde/:n', (c) =>
      keptAnswer(c, revision, () => {
        made.push(c.req.param('n'))
        return c.get('answerWhole')(randomBytes(500_000).toString('base64'), { type: 'text/plain' })
      }),
    )
    .get('/absente', (c) =>
      keptAnswer(c, revision, () => {
        made.push('absente')
        throw new NotFound()
      }),
    )
    .get('/temoin', (c) => {
      c.header('Set-Cookie', 'a=b')
      return keptAnswer(c, revision, () => make(c))
    })
    .get('/cadre', (c) =>
      keptAnswer(c, revision, () => {
        c.get('csp')['frame-ancestors'] = '*'
        return make(c)
      }),
    )
    .onError((_error, c) => c.text('', 404))
  return (path: string, headers: Record<string, string> = { 'accept-encoding': 'gzip' }) =>
    app.request(path, { headers })
}

const textOf = async (answer: Response) => gunzipSync(await answer.arrayBuffer()).toString()

test('sends the bytes and the headers of the page that is made, once for all who ask meanwhile', async () => {
  const get = aSite()
  const plain = await get('/page', {})
  const text = await plain.text()
  made = []
  const answers = await Promise.all(Array.from({ length: 8 }, () => get('/page')))
  answers.push(await get('/page'))
  expect(made).toEqual(['/page'])
  for (const answer of answers) {
    expect(await textOf(answer)).toBe(text)
    const { headers } = answer
    expect([headers.get('etag'), headers.get('x-own'), headers.get('content-type')]).toEqual([
      plain.headers.get('etag'),
      'yes',
      'text/html; charset=UTF-8',
    ])
    expect([headers.get('content-encoding'), headers.get('vary')]).toEqual(['gzip', 'Accept-Encoding'])
  }
  const policies = answers.map(({ headers }) => headers.get('content-security-policy'))
  expect(new Set(policies).size).toBe(answers.length)
})

test('says what is new at once', async () => {
  const get = aSite()
  await get('/page')
  words = 'deux'
  expect(await textOf(await get('/page'))).toContain('fr un')
  revision = '2'
  expect(await textOf(await get('/page'))).toContain('fr deux')
  banner = '<p>Travaux</p>'
  words = 'trois'
  expect(await textOf(await get('/page'))).toContain('fr trois')
})

test('keeps each language, address and host apart', async () => {
  const get = aSite()
  await get('/page')
  expect(await textOf(await get('/en/page'))).toContain('/page en un')
  expect(await textOf(await get('/page?a=1'))).toContain('/page?a=1 fr un')
  await get('http://autre.example/page')
  expect(made).toEqual(['/page', '/page', '/page?a=1', '/page'])
})

test('answers 304 for what is kept', async () => {
  const get = aSite()
  const tag = (await get('/page')).headers.get('etag') ?? ''
  const again = await get('/page', { 'accept-encoding': 'gzip', 'if-none-match': tag })
  expect([again.status, await again.text(), made.length]).toEqual([304, '', 1])
})

test('gives nothing kept to somebody who signed in, and keeps nothing of theirs', async () => {
  const get = aSite()
  await get('/page')
  actor = member
  words = 'privé'
  expect(await textOf(await get('/page'))).toContain('fr privé')
  await get('/page?b=1')
  actor = visitor
  words = 'public'
  expect(await textOf(await get('/page'))).toContain('fr un')
  expect(await textOf(await get('/page?b=1'))).toContain('fr public')
})

test('keeps neither a failure nor a cookie', async () => {
  const get = aSite()
  const statuses = await Promise.all([get('/absente'), get('/absente')])
  expect(statuses.map(({ status }) => status)).toEqual([404, 404])
  expect((await get('/absente')).status).toBe(404)
  expect(made.length).toBe(3)
  made = []
  expect((await get('/temoin')).headers.get('set-cookie')).toBe('a=b')
  await get('/temoin')
  expect(made.length).toBe(2)
})

test('opens the directives that the page opened', async () => {
  const get = aSite()
  const policies = [await get('/cadre'), await get('/cadre')].map(({ headers }) => [
    headers.get('content-security-policy')?.includes('frame-ancestors *'),
    headers.get('x-frame-options'),
  ])
  expect([policies, made.length]).toEqual([
    [
      [true, null],
      [true, null],
    ],
    1,
  ])
})

test('holds a bounded weight: the pages asked for longest ago go first', async () => {
  const get = aSite()
  const asked = Array.from({ length: 30 }, (_, n) => `/lourde/${n}`)
  for (const path of asked) await get(path)
  made = []
  for (const path of ['/lourde/29', '/lourde/28', '/lourde/0']) await get(path)
  expect(made).toEqual(['0'])
})
