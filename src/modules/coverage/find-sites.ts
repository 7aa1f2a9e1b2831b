import type { Logger } from 'pino'
import type { Database } from '#platform/db/connect.ts'
import { type Account, accountFor } from './account-model.ts'
import { type Coverage, getCoverage } from './get-coverage.ts'
import { searchSitesOnce } from './search-sites.ts'
import type { Sites, SitesQuery } from './sites-model.ts'

/** Where to act: the coverage of today, the new places and what they add; still `searching`, these are a first choice, or null while there is none. */
export type FoundSites = {
  coverage: Coverage
  found: { sites: Sites; account: Account } | null
  searching: { seconds: number; ahead: number } | null
}

/** `count` is called before a search that nobody made yet, and may refuse it; `patience` in milliseconds. */
export type Asking = { now: Date; patience: number; count: () => void }

/** New searches of one visitor: enough to compare, too few to keep the machine busy. */
export const searchLimit = { act: 'sites', most: 30, seconds: 600 }

const accounts = new WeakMap<Coverage, Map<Sites, Account>>()

/**
 * The best new places for a question.
 * @throws AppError busy when too many searches wait already
 */
export async function findSites(
  db: Database,
  log: Logger,
  query: SitesQuery,
  { now, patience, count }: Asking,
): Promise<FoundSites> {
  const coverage = await getCoverage(db, query, now)
  const { aim, sites, radius } = query
  const points = coverage.survey.communes.map(({ lon, lat }) => ({ lon, lat }))
  const task = { aim, sites, radius, points, people: coverage.people, distances: coverage.distances }
  const told = await searchSitesOnce(db, log, task, {
    patience,
    count,
    clock: () => performance.now(),
  })
  const known = told.state === 'found' ? told.sites : told.first
  return {
    coverage,
    found: known && { sites: known, account: accountOf(coverage, known, radius) },
    searching: told.state === 'searching' ? { seconds: told.seconds, ahead: told.ahead } : null,
  }
}

function accountOf(coverage: Coverage, sites: Sites, radius: number): Account {
  const own = accounts.get(coverage) ?? new Map<Sites, Account>()
  accounts.set(coverage, own)
  const known = own.get(sites)
  if (known) return known
  const { survey, people, distances } = coverage
  const made = accountFor(survey.communes, people, distances, { radius, chosen: sites.chosen })
  own.set(sites, made)
  return made
}
