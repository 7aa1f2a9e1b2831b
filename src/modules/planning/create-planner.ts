import { type ChildProcess, fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import type { Logger } from 'pino'
import { AppError } from '#platform/errors.ts'
import type { Circulation, Plan } from './model.ts'
import type { Answered, Told } from './plan-process.ts'

export type Planner = {
  /**
   * The best plan found in some seconds, with its gap; the greedy one when the optimiser cannot answer. Plans are made one after the other.
   * @throws AppError busy when too many wait already, when not even the greedy plan came in time, or when it was given up
   */
  plan: (circulation: Circulation, how?: How) => Promise<Plan>
  /** Ends the plan under way; those that wait are refused. */
  stop: () => void
}

/** `seconds` of search, 22 when not said; `onFirst` is given the greedy plan at once; `signal` gives the plan up. */
export type How = { seconds?: number; onFirst?: (plan: Plan) => void; signal?: AbortSignal }

/** Limits of a planner: plans that wait, and seconds left to the process beyond those of its search. */
export type PlannerLimits = { waiting: number; grace: number }
const usualLimits: PlannerLimits = { waiting: 4, grace: 6 }
const usualSeconds = 22

/** A planner that searches in a process of its own, ended when it is late: a thread inside the solver could not be stopped, nor give its memory back (decision 0036). */
export function createPlanner(log: Logger, limits: PlannerLimits = usualLimits): Planner {
  let waiting = 0
  let stopped = false
  let turn: Promise<unknown> = Promise.resolve()
  let end: (() => void) | null = null

  const search = (told: Told, { onFirst, signal }: How): Promise<Plan> => {
    if (stopped || signal?.aborted) return Promise.reject(new AppError('busy'))
    const { promise, resolve, reject } = Promise.withResolvers<Plan>()
    const child = start()
    let first: Plan | null = null
    const finish = (best: Plan | null) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
      child.removeAllListeners()
      child.kill('SIGKILL')
      end = null
      const plan = best ?? first
      if (plan && !stopped && !signal?.aborted) resolve(plan)
      else reject(new AppError('busy'))
    }
    const giveUp = () => finish(null)
    const give = (reason: string) => {
      log.error({ err: { message: reason } }, 'no plan was optimised')
      finish(null)
    }
    const timer = setTimeout(() => give('the plan took too long'), (told.seconds + limits.grace) * 1000)
    end = giveUp
    signal?.addEventListener('abort', giveUp)
    child.on('message', (answered: Answered) => {
      if ('first' in answered) {
        first = answered.first
        onFirst?.(first)
      } else if ('best' in answered) finish(answered.best)
      else give(answered.failed)
    })
    child.on('error', (error) => give(error.message))
    // Later than its end: what it had said before is read first.
    child.on('disconnect', () => give(`the planning process ended (${child.exitCode ?? child.signalCode})`))
    child.send(told)
    return promise
  }

  return {
    plan: (circulation, how = {}) => {
      if (stopped || waiting > limits.waiting) return Promise.reject(new AppError('busy'))
      waiting++
      const mine = turn.then(() => search({ circulation, seconds: how.seconds ?? usualSeconds }, how))
      turn = mine.catch(() => {}).then(() => waiting--)
      return mine
    },
    stop: () => {
      stopped = true
      end?.()
    },
  }
}

function start(): ChildProcess {
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

// The bundle holds the process beside this file as .js; from sources, Node strips the types itself.
const entry = new URL(
  import.meta.url.endsWith('.ts') ? './plan-process.ts' : './plan-process.js',
  import.meta.url,
)
