import { type ConstructorOptions, fromKysely, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { Database, Tx } from '../db/connect.ts'
import { type QueueName, queues } from './queues.ts'

/** Background work of this process. */
export type Jobs = {
  /** Looks at a queue at once rather than at its next poll: call it after the transaction that gave it something to do. */
  wake: (queue: QueueName) => void
  /** Lets the work under way end (ten seconds at most), then resolves. */
  stop: () => Promise<void>
}

/** One thing that a queue's wake-up makes happen. It finds what is due in the application's tables, and may be run twice. */
export type Work = () => Promise<void>

const names = Object.keys(queues) as QueueName[]

/** Jobs that nobody runs: for commands and tests. */
export const noJobs: Jobs = { wake: () => {}, stop: async () => {} }

/**
 * Creates pg-boss's tables and our queues where they are missing; leaves a boss that works nowhere yet.
 * `stately`: one wake-up waits beside the one at work; more would say the same.
 */
export async function prepareQueues(
  db: ConstructorOptions['db'],
  options: { schedule: boolean },
): Promise<PgBoss> {
  const boss = new PgBoss({ db, supervise: options.schedule, schedule: options.schedule })
  boss.on('error', () => {}) // told by the work that fails
  await boss.start()
  for (const name of names)
    await boss.createQueue(name, { policy: 'stately', retryLimit: 3, retryBackoff: true, retryDelay: 10 })
  return boss
}

/** Starts the work of every queue, and its timetable (Paris time). A work that fails is logged and tried again. */
export async function startJobs(
  db: Database,
  works: Record<QueueName, Work[]>,
  log: Pick<Logger, 'error'>,
): Promise<Jobs> {
  const boss = await prepareQueues(fromKysely(db), { schedule: true })
  const workers = new Map<QueueName, string>()
  for (const name of names) {
    const { cron, pollSeconds } = queues[name]
    await boss.schedule(name, cron, null, { tz: 'Europe/Paris' })
    const worker = await boss.work(name, { pollingIntervalSeconds: pollSeconds }, async () => {
      for (const work of works[name]) await run(name, work, log)
    })
    workers.set(name, worker)
  }
  return {
    wake: (queue) => {
      boss.send(queue).then(
        () => boss.notifyWorker(workers.get(queue) ?? ''),
        (error) => log.error({ queue, err: error }, 'wake-up not sent'),
      )
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

async function run(queue: QueueName, work: Work, log: Pick<Logger, 'error'>): Promise<void> {
  try {
    await work()
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
