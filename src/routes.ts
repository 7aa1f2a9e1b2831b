import type { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'

/** The routes of every module, mounted at the root and under /en. */
export function moduleRoutes(_services: Services): Hono<Env>[] {
  return []
}
