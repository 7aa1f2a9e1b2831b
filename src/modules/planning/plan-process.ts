/** The process that plans: see create-planner.ts, which starts it and ends it. */
import loadHighs from 'highs'
import { answerSearches } from '#platform/optimiser/answer-searches.ts'
import { makeBestPlan, makeGreedyPlan } from './make-plan.ts'
import type { Circulation, Plan } from './model.ts'

const clock = () => performance.now()

answerSearches<Circulation, Plan>(async ({ task, seconds }, answer) => {
  const first = makeGreedyPlan(task, clock)
  answer({ first })
  // Said at once: a search among such worths would go on until its time is over.
  if (!Number.isFinite(first.bound)) throw new Error('a worth is without end')
  const highs = await loadHighs()
  const onBetter = (better: Plan) => answer({ better })
  answer({ best: makeBestPlan(highs, task, first, { seconds, clock, onBetter }) })
})
