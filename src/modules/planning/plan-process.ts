/** The process that plans, one circulation and then no more: see create-planner.ts, which starts it and ends it. */
import loadHighs from 'highs'
import { makeBestPlan, makeGreedyPlan } from './make-plan.ts'
import type { Circulation, Plan } from './model.ts'

/** What the process is told. */
export type Told = { circulation: Circulation; seconds: number }
/** What it answers: a first plan at once, then the best one; or why there is none. */
export type Answered = { first: Plan } | { best: Plan } | { failed: string }

const clock = () => performance.now()
const answer = (answered: Answered) => process.send?.(answered)

process.on('message', (told: Told) => {
  plan(told).catch((error: Error) => answer({ failed: error.message }))
})

async function plan({ circulation, seconds }: Told): Promise<void> {
  const first = makeGreedyPlan(circulation, clock)
  answer({ first })
  // Said at once: a search among such worths would go on until its time is over.
  if (!Number.isFinite(first.bound)) throw new Error('a worth is without end')
  const highs = await loadHighs()
  answer({ best: makeBestPlan(highs, circulation, first, seconds, clock) })
}

// Ctrl-C in a terminal, or a manager’s stop, reaches every process: this one lets the server finish its answers. It never outlives the server.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
process.on('disconnect', () => process.exit())
