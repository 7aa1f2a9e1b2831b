import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'

/** The addresses of administration. */
export function administrationRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
}
