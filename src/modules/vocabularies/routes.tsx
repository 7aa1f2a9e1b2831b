import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { actOnTerm, mergeRoute, saveTermRoute, undoMergeRoute } from './routes/change.ts'
import { vocabularyList, vocabularyPage } from './routes/show.tsx'

/** The addresses of the workshop of words. */
export function vocabulariesRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/administration/vocabulaires', vocabularyList)
    .get('/administration/vocabulaires/:vocabulary', vocabularyPage)
    .post('/administration/vocabulaires/:vocabulary', saveTermRoute)
    .post('/administration/vocabulaires/:vocabulary/termes/:code', actOnTerm)
    .post('/administration/vocabulaires/:vocabulary/termes/:code/reunir', mergeRoute)
    .post('/administration/vocabulaires/:vocabulary/reunions/:id', undoMergeRoute)
}
