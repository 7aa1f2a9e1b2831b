import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { FetchFailure, isInside, publicFetch } from './public-fetch.ts'
import { aServer } from './testing.ts'

const never = new AbortController().signal
const options = { most: 1000, signal: never }
const server = await aServer((request, response) => {
  const { url = '' } = request
  if (url.startsWith('/to?')) response.writeHead(302, { Location: decodeURIComponent(url.slice(4)) }).end()
  else if (url === '/large') response.end('x'.repeat(1001))
  else if (url === '/loop') response.writeHead(301, { Location: '/loop' }).end()
  else response.end(`key ${request.headers.key ?? 'none'}`)
})
const other = await aServer((request, response) => response.end(`key ${request.headers.key ?? 'none'}`))
afterAll(() => Promise.all([server.close(), other.close()]))

const why = (url: string, insideToo = false) =>
  publicFetch(insideToo)(url, options).then(
    ({ body }) => new TextDecoder().decode(body),
    (error) => (error instanceof FetchFailure ? error.said.en : `unexpected: ${error}`),
  )

test('nothing inside our own network is read, by its figures or by a name', async () => {
  const inside = 'This address leads to a private network: it is not read.'
  const { port } = new URL(server.url)
  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '0.0.0.0',
    '10.1.2.3',
    '192.168.1.1',
    '172.16.9.9',
    '169.254.169.254',
    '100.64.0.1',
    '2130706433',
    '0x7f.1',
    '[::ffff:127.0.0.1]',
    '[fd00::1]',
    '[fe80::1]',
    '[64:ff9b::7f00:1]',
  ])
    expect([host, await why(`http://${host}:${port}/`)]).toEqual([host, inside])
})

test('neither another scheme nor a name with a password is an address', async () => {
  for (const url of [
    'file:///etc/passwd',
    'ftp://example.org/',
    'http://a:b@example.org/',
    'nonsense',
    'data:text/plain,a',
  ])
    expect(await why(url)).toBe('The address is no address of the web (https://…).')
})

test('redirections are checked like addresses, have an end, and take no key elsewhere', async () => {
  const to = (url: string) => `${server.url}/to?${encodeURIComponent(url)}`
  expect(await why(to('file:///etc/passwd'), true)).toBe('The address is no address of the web (https://…).')
  expect(await why(`${server.url}/loop`, true)).toBe('The source redirects for ever.')
  const keyed = { ...options, headers: { key: 'secret' } }
  const body = async (url: string) => new TextDecoder().decode((await publicFetch(true)(url, keyed)).body)
  expect(await body(to('/same'))).toBe('key secret')
  expect(await body(to(`${other.url}/`))).toBe('key none')
})

test('an answer too large is left', async () => {
  expect(await why(`${server.url}/large`, true)).toBe('The answer is larger than 20 MB.')
})

test('private networks are known whatever the address; the public web is open', () => {
  const inside = fc.oneof(
    fc.tuple(fc.constant(10), fc.nat(255), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(127), fc.nat(255), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(192), fc.constant(168), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), fc.nat(255), fc.nat(255)),
  )
  fc.assert(
    fc.property(inside, (parts) => {
      expect([isInside(parts.join('.')), isInside(`::ffff:${parts.join('.')}`)]).toEqual([true, true])
    }),
  )
  for (const address of ['8.8.8.8', '51.15.1.1', '172.32.0.1', '2606:4700::1111', '2a01:e0a::1'])
    expect([address, isInside(address)]).toEqual([address, false])
})
