import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'

/** The addresses of moderation. */
export function moderationRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
}
