import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { networkUsagePage, ownUsagePage } from './routes/usage.tsx'
import { networkUsageFile, ownUsageFile } from './routes/usage-files.ts'
import { renewalFile, wearFile, wearPage } from './routes/wear.tsx'

/** The addresses of what loans teach about tools: their wear, their use. */
export function usageRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/compte/outils/usage', ownUsagePage)
    .get('/compte/outils/usage.csv', ownUsageFile)
    .get('/compte/outils/usure', wearPage)
    .get('/compte/outils/usure.csv', wearFile)
    .get('/compte/outils/renouvellement.csv', renewalFile)
    .get('/observatoire/prets', networkUsagePage)
    .get('/observatoire/prets.csv', networkUsageFile)
}
