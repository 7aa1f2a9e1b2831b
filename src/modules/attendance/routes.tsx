import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { door, doorList, doorSent, doorSynced } from './routes/check-in.tsx'
import { offlineScript } from './routes/offline-script.ts'
import { owing } from './routes/owing.tsx'
import { figuresCsv, linkForm, linkSent, ownForm, ownSent } from './routes/tell.tsx'

/** The addresses by which organisers check people in, and tell how many came. */
export function attendanceRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/bilan/:secret', linkForm)
    .post('/bilan/:secret', linkSent)
    .get('/agenda/:slug/bilan', ownForm)
    .post('/agenda/:slug/bilan', ownSent)
    .get('/agenda/:slug/bilan.csv', figuresCsv)
    .get('/compte/bilans', owing)
    .get('/agenda/:slug/pointage', doorList)
    .get('/agenda/:slug/pointage/:id', door)
    .post('/agenda/:slug/pointage/:id', doorSent)
    .post('/agenda/:slug/pointage/:id/envoi', doorSynced)
    .get('/pointage-hors-ligne.js', offlineScript)
}
