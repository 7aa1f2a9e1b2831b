import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { coverageFile } from './routes/files.ts'
import { coveragePage } from './routes/page.tsx'
import { sitesPage } from './routes/sites.tsx'
import { sitesFile } from './routes/sites-files.ts'

export { sitesViews } from './routes/sites-views.tsx'
export { coverageViews } from './routes/views.tsx'

/** Coverage of the region by kinds of place, and where to act. */
export function coverageRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/observatoire/couverture', coveragePage)
    .get('/observatoire/couverture.csv', coverageFile('csv'))
    .get('/observatoire/couverture.geojson', coverageFile('geojson'))
    .get('/observatoire/ou-agir', sitesPage)
    .get('/observatoire/ou-agir.csv', sitesFile('csv'))
    .get('/observatoire/ou-agir.geojson', sitesFile('geojson'))
}
