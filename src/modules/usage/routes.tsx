import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { wearFile, wearPage } from './routes/wear.tsx'

/** The addresses of what loans teach about tools: their wear, their use. */
export function usageRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>().get('/compte/outils/usure', wearPage).get('/compte/outils/usure.csv', wearFile)
}
