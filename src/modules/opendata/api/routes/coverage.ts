import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  findSites,
  getCoverage,
  listKinds,
  type PlaceKind,
  parseCoverageQuery,
  parseSitesQuery,
  searchLimit,
} from '#modules/coverage/index.ts'
import { Invalid, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import { toApiCoverage, toApiSites } from '../convert-coverage.ts'
import type { Operations } from '../operations.ts'
import { answer } from './answer-json.ts'
import { refuse, voice, words } from './refuse.ts'

/** Milliseconds that a program waits before it is told to come back. */
const patience = 10_000

/** Who is within reach of a place, and where new ones would gain the most. */
export function coverageRoutes(api: OpenAPIHono<Env>, routes: Operations['routes']): void {
  api.openapi(
    routes.getCoverage,
    async (c) => {
      const { db, now } = c.get('services')
      const { query, kind } = await asked(c, parseCoverageQuery)
      const coverage = await getCoverage(db, query, now())
      return answer(c, toApiCoverage(coverage, { query, kind, now: now() }, voice(c)))
    },
    refuse(routes.getCoverage.request.query, []),
  )

  api.openapi(
    routes.getSites,
    async (c) => {
      const { db, log, limiter, now } = c.get('services')
      const { query, kind } = await asked(c, parseSitesQuery)
      const { act, most, seconds } = searchLimit
      const count = () => limiter.count(act, visitorAddress(c), most, seconds)
      const told = await findSites(db, log, query, { now: now(), patience, count })
      const body = toApiSites(told, { query, kind, now: now() }, voice(c))
      if (!told.searching) return answer(c, body)
      return c.json(body, 202, { 'Cache-Control': 'no-store', 'Retry-After': '5' }) as never
    },
    refuse(routes.getSites.request.query, []),
  )
}

/** The question of a program. @throws Invalid for a kind of place that is not here, NotFound when there is none at all */
async function asked<Query extends { kind: string }>(
  c: Context<Env>,
  parse: (params: URLSearchParams, kinds: readonly PlaceKind[]) => Query | null,
): Promise<{ query: Query; kind: PlaceKind | undefined }> {
  const { db, now } = c.get('services')
  const params = new URL(c.req.url).searchParams
  const kinds = await listKinds(db, now())
  const query = parse(params, kinds)
  if (!query) throw new NotFound(words(c).notFound)
  const wanted = params.get('lieu')
  if (wanted !== null && wanted !== query.kind)
    throw new Invalid(
      [{ field: 'lieu', message: words(c).errors.unknownValue(wanted) }],
      words(c).errors.detail,
    )
  return { query, kind: kinds.find(({ code }) => code === query.kind) }
}
