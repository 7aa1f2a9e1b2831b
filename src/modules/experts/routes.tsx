import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'

/** The addresses of experts. */
export function expertsRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
}
