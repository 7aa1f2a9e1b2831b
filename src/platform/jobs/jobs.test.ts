import { sql } from 'kysely'
import { afterEach, expect, test, vi } from 'vitest'
import { inTransaction } from '../db/connect.ts'
import { testDatabase } from '../db/testing.ts'
import { enqueue, type Jobs, prepareQueues, startJobs, statements, type Work } from './jobs.ts'
import type { QueueName } from './queues.ts'

const db = await testDatabase()
const silent = { error: vi.fn() }
let jobs: Jobs | undefined

afterEach(async () => {
  await jobs?.stop()
  jobs = undefined
  silent.error.mockReset()
})

const works = (mail: Work): Record<QueueName, Work[]> => ({
  mail: [mail],
  imports: [],
  plans: [],
  duplicates: [],
  bookings: [],
  surveys: [],
  confirmations: [],
  readings: [],
  indicators: [],
  retention: [],
})
const start = async (mail: Work, alone = true) => {
  jobs = await startJobs(db, works(mail), silent, alone)
  return jobs
}

test('a queue is looked at when the process starts, when a transaction asks, and not when it fails', async () => {
  const work = vi.fn(async () => {})
  const { wake } = await start(work)
  await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(1))
  await inTransaction(db, (tx) => enqueue(tx, 'mail'))
  wake('mail')
  await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(2))
  await inTransaction(db, async (tx) => {
    await enqueue(tx, 'mail')
    throw new Error('undone')
  }).catch(() => {})
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(work).toHaveBeenCalledTimes(2)
})

test('a stop lets the work under way reach its safe point, and starts no other', async () => {
  let ended = false
  const started = Promise.withResolvers<void>()
  const { stop } = await start(async (signal) => {
    started.resolve()
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
    ended = true
  })
  await started.promise
  const began = performance.now()
  await stop()
  expect(ended).toBe(true)
  expect(performance.now() - began).toBeLessThan(9000)
})

test('a job left at work by a process that died holds nobody up when this one is alone', async () => {
  await sql`INSERT INTO pgboss.job (name, state, started_on, policy, heartbeat_on, heartbeat_seconds) VALUES ('mail', 'active', now(), 'stately', now(), 20)`.execute(
    db,
  )
  const work = vi.fn(async () => {})
  await start(work)
  await vi.waitFor(() => expect(work).toHaveBeenCalled(), { timeout: 5000 })
})

test('a work that fails is logged, and tried again', async () => {
  const work = vi.fn(async () => {
    throw new Error('no luck')
  })
  await start(work)
  await vi.waitFor(() => expect(silent.error).toHaveBeenCalled())
  expect(silent.error.mock.calls[0]?.[1]).toBe('job failed')
})

test('a job left at work by a process that died is noticed by its silence when others may be at work', async () => {
  await sql`DELETE FROM pgboss.job`.execute(db)
  await sql`INSERT INTO pgboss.job (name, state, started_on, policy, heartbeat_on, heartbeat_seconds, retry_limit)
    VALUES ('mail', 'active', now(), 'stately', now() - interval '21 seconds', 20, 3)`.execute(db)
  const boss = await prepareQueues(statements(db), { schedule: false })
  await sql`UPDATE pgboss.queue SET monitor_on = NULL`.execute(db)
  await boss.supervise('mail')
  const { rows } = await sql<{ state: string }>`SELECT state FROM pgboss.job WHERE name = 'mail'`.execute(db)
  expect(rows).toEqual([{ state: 'retry' }])
  await boss.stop({ graceful: false })
})
