import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Env, Services } from '#platform/http/env.ts'

/** The addresses of sign-in and of one's account. */
export function accountsRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
}

/** Tells who asks: sets `c.get('actor')` from the session's cookie or the API token. A visitor costs no query. */
export const identify = createMiddleware<Env>(async (_c, next) => {
  await next()
})
