import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { neverServedFile, spreadFile, spreadMapFile } from './routes/file.ts'
import { spreadPage } from './routes/page.tsx'

export { spreadViews } from './routes/views.tsx'

/** Where tools go. */
export function spreadRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/observatoire/repartition', spreadPage)
    .get('/observatoire/repartition.csv', spreadFile)
    .get('/observatoire/repartition.geojson', spreadMapFile)
    .get('/observatoire/repartition-jamais.csv', neverServedFile)
}
