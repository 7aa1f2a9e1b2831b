import type { OpenAPIHono } from '@hono/zod-openapi'
import { eachValue, findIndicator, readIndicators } from '#modules/indicators/index.ts'
import type { Env } from '#platform/http/env.ts'
import { toApiIndicator } from '../convert-indicator.ts'
import type { ApiIndicatorValue } from '../indicator-schema.ts'
import type { Operations } from '../operations.ts'
import { answer, list } from './answer-json.ts'
import { refuse, voice } from './refuse.ts'

/** Indicators: their list, the definition of each, their values at a level one year. */
export function indicatorRoutes(api: OpenAPIHono<Env>, routes: Operations['routes']): void {
  api.openapi(
    routes.listIndicators,
    async (c) => {
      const indicators = await readIndicators(c.get('services').db)
      const data = indicators
        .filter(({ vintages }) => vintages.length > 0)
        .map((indicator) => toApiIndicator(indicator, voice(c)))
      return list(c, data, { total: data.length, limit: data.length, after: null })
    },
    refuse(routes.listIndicators.request.query, []),
  )

  api.openapi(
    routes.getIndicator,
    async (c) => {
      const indicator = await findIndicator(c.get('services').db, c.req.valid('param').slug)
      return answer(c, toApiIndicator(indicator, voice(c)))
    },
    refuse(routes.getIndicator.request.query, []),
  )

  api.openapi(
    routes.listIndicatorValues,
    async (c) => {
      const { db } = c.get('services')
      const indicator = await findIndicator(db, c.req.valid('param').slug)
      const { level = indicator.levels.includes('epci') ? 'epci' : 'region', year } = c.req.valid('query')
      const asked = year ?? indicator.vintages.at(-1)?.year
      const data: ApiIndicatorValue[] = []
      // The region's communes are a few thousands: one answer holds a level.
      if (asked !== undefined)
        for await (const rows of eachValue(db, indicator.code, { level, year: asked })) data.push(...rows)
      return list(c, data, { total: data.length, limit: data.length, after: null })
    },
    refuse(routes.listIndicatorValues.request.query, []),
  )
}
