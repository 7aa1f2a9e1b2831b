import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { changePlanPage } from './routes/change.tsx'
import { choosePage, sendPlan } from './routes/choose.tsx'
import { planFile } from './routes/file.ts'
import { movePage } from './routes/move.tsx'
import { planPage, planState } from './routes/plan.tsx'

/** The circulation planner: what to plan, plans, loans moved by hand. */
export function circulationRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/outils/planifier', choosePage)
    .post('/outils/planifier', sendPlan)
    .get('/outils/planifier/:id', planPage)
    .post('/outils/planifier/:id', changePlanPage)
    .get('/outils/planifier/:id/deplacer', movePage)
    .get('/outils/planifier/:id/etat.json', planState)
    .get('/outils/planifier/:id/plan.csv', planFile)
}
