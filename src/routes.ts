import type { Hono } from 'hono'
import { directoryRoutes } from '#modules/directory/routes.tsx'
import { homeRoutes } from '#modules/home/routes.tsx'
import { mapRoutes } from '#modules/map/routes.tsx'
import { opendataRoutes } from '#modules/opendata/routes.tsx'
import { searchRoutes } from '#modules/search/routes.tsx'
import { sheetRoutes } from '#modules/sheets/routes.tsx'
import { territoryRoutes } from '#modules/territories/routes.tsx'
import type { Env, Services } from '#platform/http/env.ts'

/** The routes of every module, mounted at the root and under /en. */
export function moduleRoutes(services: Services): Hono<Env>[] {
  return [
    directoryRoutes(services),
    homeRoutes(services),
    mapRoutes(services),
    opendataRoutes(services),
    searchRoutes(services),
    sheetRoutes(),
    territoryRoutes(),
  ]
}
