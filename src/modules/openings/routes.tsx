import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { openingPage, sendOpening } from './routes/opening.tsx'

/** The address of what a loan opens to the public. */
export function openingsRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>().get('/prets/:id/ouvrir', openingPage).post('/prets/:id/ouvrir', sendOpening)
}
