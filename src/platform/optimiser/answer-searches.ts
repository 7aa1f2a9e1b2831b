import type { Answered, Told } from './search-apart.ts'

/**
 * What a searching process does with its life: one search, and then no more. See search-apart.ts, which starts it and ends it.
 * @param search gives its answers by `answer`; a failure is told
 */
export function answerSearches<Task, Found>(
  search: (told: Told<Task>, answer: (answered: Answered<Found>) => void) => Promise<void>,
): void {
  const answer = (answered: Answered<Found>) => process.send?.(answered)
  process.on('message', (told: Told<Task>) => {
    search(told, answer).catch((error: Error) => answer({ failed: error.message }))
  })
  // Ctrl-C in a terminal, or a manager’s stop, reaches every process: this one lets the server finish its answers. It never outlives the server.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => {})
  process.on('disconnect', () => process.exit())
}
