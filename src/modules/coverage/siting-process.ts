/** The process that looks for the best new places: see search-sites.ts, which starts it and ends it. */
import { answerSearches } from '#platform/optimiser/answer-searches.ts'
import { type Sites, type SitesTask, searchSites } from './sites-model.ts'

answerSearches<SitesTask, Sites>(async ({ task, seconds }, answer) => {
  const start = performance.now()
  // Said at once: a good choice without its proof.
  answer({ first: searchSites(task, () => 0) })
  answer({ best: searchSites(task, () => seconds - (performance.now() - start) / 1000) })
})
