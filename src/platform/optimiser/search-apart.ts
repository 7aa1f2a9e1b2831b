import { type ChildProcess, fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import type { Logger } from 'pino'
import { AppError } from '../errors.ts'

/** What a searching process is told. */
export type Told<Task> = { task: Task; seconds: number }
/** What it answers: perhaps a first answer at once, better ones on the way, then the best one; or why there is none. */
export type Answered<Found> = { first: Found } | { better: Found } | { best: Found } | { failed: string }

/** `seconds` of search; `onFirst` is given the first answer at once; `signal` gives the search up. */
export type How<Found> = { seconds: number; onFirst?: (found: Found) => void; signal?: AbortSignal }

/** Searches that wait, and seconds left to the process beyond those of its search. */
export type SearchLimits = { waiting: number; grace: number }

export type Searcher<Task, Found> = {
  /**
   * The best answer found in some seconds; when the search is late, the last one that was given on the way. Searches are made one after the other.
   * @throws AppError busy when too many wait already, when nothing came in time, or when it was given up
   */
  search: (task: Task, how: How<Found>) => Promise<Found>
  /** Ends the search under way; those that wait are refused. */
  stop: () => void
}

/**
 * Searches each in a process of its own, ended when it is late: a thread inside the solver could not be stopped, nor give its memory back (decision 0036).
 * @param entry the program of that process: it calls `answerSearches`
 */
export function createSearcher<Task, Found>(
  log: Logger,
  entry: URL,
  limits: SearchLimits,
): Searcher<Task, Found> {
  let waiting = 0
  let stopped = false
  let turn: Promise<unknown> = Promise.resolve()
  let end: (() => void) | null = null

  const run = (told: Told<Task>, { onFirst, signal }: How<Found>): Promise<Found> => {
    if (stopped || signal?.aborted) return Promise.reject(new AppError('busy'))
    const { promise, resolve, reject } = Promise.withResolvers<Found>()
    const child = start(entry)
    // Deep in a search, it would not see that the server ends.
    const dieTogether = () => child.kill('SIGKILL')
    process.once('exit', dieTogether)
    let last: Found | null = null
    const finish = (best: Found | null) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
      child.removeAllListeners()
      child.kill('SIGKILL')
      process.removeListener('exit', dieTogether)
      end = null
      const found = best ?? last
      if (found && !stopped && !signal?.aborted) resolve(found)
      else reject(new AppError('busy'))
    }
    const giveUp = () => finish(null)
    const give = (reason: string) => {
      log.error({ err: { message: reason } }, 'a search ended without its best answer')
      finish(null)
    }
    const timer = setTimeout(() => give('it took too long'), (told.seconds + limits.grace) * 1000)
    end = giveUp
    signal?.addEventListener('abort', giveUp)
    child.on('message', (answered: Answered<Found>) => {
      if ('first' in answered) {
        last = answered.first
        onFirst?.(last)
      } else if ('better' in answered) last = answered.better
      else if ('best' in answered) finish(answered.best)
      else give(answered.failed)
    })
    child.on('error', (error) => give(error.message))
    // Later than its end: what it had said before is read first.
    child.on('disconnect', () => give(`its process ended (${child.exitCode ?? child.signalCode})`))
    child.send(told)
    return promise
  }

  return {
    search: (task, how) => {
      if (stopped || waiting > limits.waiting) return Promise.reject(new AppError('busy'))
      waiting++
      const mine = turn.then(() => run({ task, seconds: how.seconds }, how))
      turn = mine.catch(() => {}).then(() => waiting--)
      return mine
    },
    stop: () => {
      stopped = true
      end?.()
    },
  }
}

function start(entry: URL): ChildProcess {
  const child = fork(entry, {
    execArgv: [],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  // Pages come first.
  if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  return child
}
