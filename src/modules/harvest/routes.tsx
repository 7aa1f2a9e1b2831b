import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { conflictsPage, decide } from './routes/conflicts.tsx'
import { actOnFeed, deleteFeed, feedPage } from './routes/feed.tsx'
import { addFeed, changeFeed, editFeedPage, newFeedPage } from './routes/form.tsx'
import { feedsPage } from './routes/list.tsx'
import { linesCsv, runPage, runState, undo } from './routes/run.tsx'

/** The addresses of sources of events. */
export function harvestRoutes(_services: Services): Hono<Env> {
  const one = '/administration/sources/:id'
  return new Hono<Env>()
    .get('/administration/sources', feedsPage)
    .post('/administration/sources', addFeed)
    .get('/administration/sources/nouvelle', newFeedPage)
    .get(one, (c) => feedPage(c))
    .get(`${one}/modifier`, editFeedPage)
    .post(`${one}/modifier`, changeFeed)
    .post(`${one}/essayer`, actOnFeed('try'))
    .post(`${one}/moissonner`, actOnFeed('harvest'))
    .post(`${one}/pause`, actOnFeed('pause'))
    .post(`${one}/reprendre`, actOnFeed('resume'))
    .post(`${one}/supprimer`, deleteFeed)
    .get(`${one}/conflits`, conflictsPage)
    .post(`${one}/conflits/:conflict`, decide)
    .get(`${one}/lectures/:run`, runPage)
    .get(`${one}/lectures/:run/etat.json`, runState)
    .get(`${one}/lectures/:run/lignes.csv`, linesCsv)
    .post(`${one}/lectures/:run/annuler`, undo)
}
