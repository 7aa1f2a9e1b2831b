import type { Logger } from 'pino'
import type { Database } from '#platform/db/connect.ts'
import type { RateLimiter } from '#platform/http/rate-limit.ts'
import { type Account, accountFor } from './account-model.ts'
import { type Coverage, getCoverage } from './get-coverage.ts'
import { searchSitesOnce } from './search-sites.ts'
import type { Sites } from './sites-model.ts'
import type { SitesQuery } from './sites-query.ts'

/** Where to act: the coverage of today, the new places and what they add; still `searching`, these are a first choice, or null while there is none. */
export type FoundSites = {
  coverage: Coverage
  found: { sites: Sites; account: Account } | null
  searching: { seconds: number; ahead: number } | null
}

/** The network address of who asks, for the limit only. */
export type Asking = { now: Date; patience: number; limiter: RateLimiter; visitor: string }

// Enough to compare, too few to keep the machine busy.
const searchesMost = 30
const searchesSeconds = 600

const accounts = new WeakMap<Coverage, Map<Sites, Account>>()

/**
 * The best new places for a question. Waits `patience` milliseconds at most; searches that nobody made yet are counted for the visitor.
 * @throws AppError busy when too many searches wait already, too_many when the visitor began too many
 */
export async function findSites(
  db: Database,
  log: Logger,
  query: SitesQuery,
  { now, patience, limiter, visitor }: Asking,
): Promise<FoundSites> {
  const coverage = await getCoverage(db, query, now)
  const { aim, sites, radius } = query
  const points = coverage.survey.communes.map(({ lon, lat }) => ({ lon, lat }))
  const task = { aim, sites, radius, points, people: coverage.people, distances: coverage.distances }
  const told = await searchSitesOnce(db, log, task, {
    patience,
    count: () => limiter.count('sites', visitor, searchesMost, searchesSeconds),
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
