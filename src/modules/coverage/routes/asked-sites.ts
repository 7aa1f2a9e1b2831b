import type { Context } from 'hono'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import { type FoundSites, findSites, searchLimit } from '../find-sites.ts'
import type { SitesQuery } from '../sites-model.ts'

/** The new places a visitor asks for, waited for `patience` milliseconds. @throws AppError busy, too_many */
export function askedSites(c: Context<Env>, query: SitesQuery, patience: number): Promise<FoundSites> {
  const { act, most, seconds } = searchLimit
  const { db, log, limiter, now } = c.get('services')
  return findSites(db, log, query, {
    now: now(),
    patience,
    count: () => limiter.count(act, visitorAddress(c), most, seconds),
  })
}
