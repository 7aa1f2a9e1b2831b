/** The process that looks for the best new places: see search-sites.ts, which starts it and ends it. */
import { answerSearches } from '#platform/optimiser/answer-searches.ts'
import type { Sites, SitesTask } from './sites-model.ts'
import { solveTask } from './solve-task.ts'

answerSearches<SitesTask, Sites>(async ({ task, seconds }, answer) => {
  const start = performance.now()
  // Said at once: a good choice without its proof.
  answer({ first: solveTask(task, () => 0) })
  answer({ best: solveTask(task, () => seconds - (performance.now() - start) / 1000) })
})
