import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import { expect, test } from 'vitest'
import type { Env } from './env.ts'
import { listen } from './serve.ts'
import { streamFile } from './stream.ts'

const megabyte = 'x'.repeat(1024 * 1024)
const failures: string[] = []
let made = 0
let ended = false

async function* endless() {
  try {
    while (true) {
      made++
      yield megabyte
    }
  } finally {
    ended = true
  }
}

const app = new Hono<Env>()
  .use(async (c, next) => {
    c.set('requestId', 'r1')
    c.set('services', {
      log: { error: (line: { err: { message: string } }) => failures.push(line.err.message) },
    } as never)
    await next()
  })
  .use(compress(), etag({ weak: true }))
  .get('/sans-fin', (c) => streamFile(c, { pieces: endless, type: 'text/csv', version: '1' }))
  .get('/panne', (c) => streamFile(c, { pieces: broken, type: 'text/csv', version: '1' }))

async function* broken() {
  yield 'début\n'
  throw new Error('database gone')
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !condition(); tries++) await wait(25)
}

async function ask(port: number, headers = ''): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.write(`GET /sans-fin HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`)
  await new Promise((resolve) => socket.once('readable', resolve)) // the answer has begun, and nobody reads it
  return socket
}

test('a visitor who stops reading stops the making; who leaves ends it', async () => {
  const server = await listen(app, 0)
  made = 0
  ended = false
  const socket = await ask(server.port)
  await wait(500)
  const whenFull = made
  await wait(500)
  expect(made).toBe(whenFull)
  expect(whenFull).toBeLessThan(30) // megabytes: what the system's own socket buffers take
  socket.destroy()
  await until(() => ended)
  expect(ended).toBe(true)
  await server.stop()
})

test('nothing is made for a HEAD nor for a file the visitor already has', async () => {
  made = 0
  const head = await app.request('/sans-fin', { method: 'HEAD' })
  const known = await app.request('/sans-fin', { headers: { 'if-none-match': '"1"' } })
  expect([head.status, known.status, made]).toEqual([200, 304, 0])
})

test('a failure on the way cuts the answer, and the log says why', async () => {
  const answer = await app.request('/panne')
  await expect(answer.text()).rejects.toThrow('database gone')
  expect(failures).toEqual(['database gone'])
})
