import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Env } from './env.ts'

/** Prometheus metrics of the process and of its routes; route patterns only, so no page visited can be told. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request, by route pattern and status class',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  })
  const measure = createMiddleware<Env>(async (c, next) => {
    const end = duration.startTimer()
    await next()
    end({ method: c.req.method, route: pattern(c), status: `${Math.floor(c.res.status / 100)}xx` })
  })
  return { registry, measure }
}

/** The pattern of the route that answered: the last one matched that is no middleware's. */
function pattern(c: Context<Env>): string {
  return matchedRoutes(c).findLast((route) => !route.path.endsWith('*'))?.path ?? 'none'
}
