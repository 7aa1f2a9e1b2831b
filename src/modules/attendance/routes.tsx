import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { owing } from './routes/owing.tsx'
import { figuresCsv, linkForm, linkSent, ownForm, ownSent } from './routes/tell.tsx'

/** The addresses by which organisers tell how many people came. */
export function attendanceRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/bilan/:secret', linkForm)
    .post('/bilan/:secret', linkSent)
    .get('/agenda/:slug/bilan', ownForm)
    .post('/agenda/:slug/bilan', ownSent)
    .get('/agenda/:slug/bilan.csv', figuresCsv)
    .get('/compte/bilans', owing)
}
