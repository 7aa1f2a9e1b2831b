import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { indicatorCsv } from './routes/files.ts'
import { indicatorPage } from './routes/indicator.tsx'
import { indicatorList } from './routes/list.tsx'

/** The addresses of indicators. */
export function indicatorRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/observatoire/indicateurs', indicatorList)
    .get('/observatoire/indicateurs/:file{[a-z0-9-]+\\.csv}', indicatorCsv)
    .get('/observatoire/indicateurs/:code', indicatorPage)
}
