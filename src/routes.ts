import type { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { directoryRoutes } from '#modules/directory/routes.tsx'
import { homeRoutes } from '#modules/home/routes.tsx'
import { mapRoutes } from '#modules/map/routes.tsx'

/** The routes of every module, mounted at the root and under /en. */
export function moduleRoutes(services: Services): Hono<Env>[] {
  return [directoryRoutes(services), homeRoutes(services), mapRoutes(services)]
}
