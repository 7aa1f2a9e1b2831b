import { type ConstructorOptions, fromKysely, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { type Database, runStatements, type Tx } from '../db/connect.ts'
import { type QueueName, queues } from './queues.ts'

/** Background work of this process. */
export type Jobs = {
  /** Looks at a queue at once rather than at its next poll: call it after the transaction that gave it something to do. */
  wake: (queue: QueueName) => void
  /** Lets the work under way end (ten seconds at most), then resolves. */
  stop: () => Promise<void>
}

/**
 * One thing that a queue's wake-up makes happen. It finds what is due in the application's tables, and may be run twice.
 * `signal` says that the process stops: a long work ends at its next safe point.
 */
export type Work = (signal: AbortSignal) => Promise<void>

const names = Object.keys(queues) as QueueName[]

/** Jobs that nobody runs: for commands and tests. */
export const noJobs: Jobs = { wake: () => {}, stop: async () => {} }

/**
 * A job of a process that died is noticed by its silence: within the heartbeat and one look of the supervisor, less than a minute.
 * What was done is of no use afterwards: it stands in our own tables.
 */
const queueOptions = {
  retryLimit: 3,
  retryBackoff: true,
  retryDelay: 10,
  heartbeatSeconds: 20,
  expireInSeconds: 6 * 3600,
  deleteAfterSeconds: 3600,
  retentionSeconds: 24 * 3600,
}

/** Few looks at a database that mostly has nothing to do; the rest of pg-boss's upkeep is for queues a thousand times as busy. */
const quiet = {
  superviseIntervalSeconds: 30,
  monitorIntervalSeconds: 30,
  cronMonitorIntervalSeconds: 30,
  cronWorkerIntervalSeconds: 15,
  queueCacheIntervalSeconds: 3600,
  flowIntervalSeconds: 24 * 3600,
  bamIntervalSeconds: 24 * 3600,
  monitorVacuum: false,
  reindex: false,
} as const

/**
 * Creates pg-boss's tables and our queues where they are missing; leaves a boss that works nowhere yet.
 * `stately`: one wake-up waits beside the one at work; more would say the same.
 */
export async function prepareQueues(
  db: ConstructorOptions['db'],
  options: { schedule: boolean },
): Promise<PgBoss> {
  const boss = new PgBoss({ db, supervise: options.schedule, schedule: options.schedule, ...quiet })
  boss.on('error', () => {}) // without a listener it would end the process; startJobs tells what it hears
  await boss.start()
  for (const name of names) await boss.createQueue(name, { policy: 'stately', ...queueOptions })
  return boss
}

/** The database as pg-boss asks it: its upkeep sends several statements at once. */
export const statements = (db: Database): ConstructorOptions['db'] => ({
  executeSql: (text, values) => runStatements(db, text, values),
})

/**
 * Starts the work of every queue, and its timetable (Paris time). A work that fails is logged and tried again.
 * @param alone no other process may be at work on this database: jobs left by one that died are dropped, and every queue looked at at once
 */
export async function startJobs(
  db: Database,
  works: Record<QueueName, Work[]>,
  log: Pick<Logger, 'error'>,
  alone = false,
): Promise<Jobs> {
  const boss = await prepareQueues(statements(db), { schedule: true })
  const stopping = new AbortController()
  let told = ''
  boss.on('error', ({ message }) => {
    if (stopping.signal.aborted || message === told) return // the same every few seconds while the database is away
    told = message
    log.error({ err: { message } }, 'job queue')
  })
  const workers = new Map<QueueName, string>()
  for (const name of names) {
    const { cron, pollSeconds } = queues[name]
    if (alone) await boss.deleteAllJobs(name)
    await boss.schedule(name, cron, null, { tz: 'Europe/Paris' })
    const worker = await boss.work(name, { pollingIntervalSeconds: pollSeconds }, async () => {
      for (const work of works[name])
        if (!stopping.signal.aborted) await run(name, work, log, stopping.signal)
    })
    workers.set(name, worker)
  }
  const wake = (queue: QueueName) => {
    boss.send(queue).then(
      () => boss.notifyWorker(workers.get(queue) ?? ''),
      (error) => {
        if (!stopping.signal.aborted) log.error({ queue, err: error }, 'wake-up not sent')
      },
    )
  }
  for (const name of ['mail', 'imports', 'plans'] as const) wake(name)
  return {
    wake,
    stop: async () => {
      stopping.abort()
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}

async function run(
  queue: QueueName,
  work: Work,
  log: Pick<Logger, 'error'>,
  signal: AbortSignal,
): Promise<void> {
  try {
    await work(signal)
  } catch (error) {
    log.error(
      { queue, err: { message: (error as Error).message, stack: (error as Error).stack } },
      'job failed',
    )
    throw error
  }
}

/** Wakes a queue when the caller's transaction commits, and only then; any process may answer. */
export async function enqueue(tx: Tx, queue: QueueName): Promise<void> {
  const boss = new PgBoss({ db: fromKysely(tx), supervise: false, schedule: false, migrate: false })
  await boss.send(queue)
}
