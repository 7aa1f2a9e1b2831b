import { createContext, Script } from 'node:vm'

/** A reading that was stopped: what it read would not end, or not soon enough. */
export class TookTooLong extends Error {}

// Made once: a context of its own for each event would take longer than reading it.
const script = new Script('work()')
const context: { work?: () => unknown } = createContext({})

/**
 * Does a piece of synchronous work, stopped after so many milliseconds whatever it does: rules of repetition that never meet a date
 * would keep a library busy for ever, and a process with it.
 * @throws TookTooLong
 */
export function withinTime<T>(milliseconds: number, work: () => T): T {
  context.work = work
  try {
    return script.runInContext(context, { timeout: milliseconds }) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new TookTooLong()
    throw error
  }
}
