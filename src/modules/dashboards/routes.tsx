import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import {
  addElement,
  changeElement,
  copyDashboard,
  deleteDashboard,
  editPage,
  saveDashboard,
} from './routes/edit.tsx'
import { dashboardsFeed, feedPath } from './routes/feed.ts'
import { addDashboard, dashboardList } from './routes/list.tsx'
import type { Makers } from './routes/make-views.ts'
import { dashboardCsv, dashboardFrame, dashboardPage } from './routes/show.tsx'
import { addView, removeView, viewAlone, viewCsv, viewFrame } from './routes/views.tsx'

const one = '/observatoire/tableaux/:slug'

/** Views and dashboards. `makers`: every kind of view, from the modules that have them. */
export function dashboardRoutes(_services: Services, makers: Makers): Hono<Env> {
  return new Hono<Env>()
    .get('/observatoire/tableaux', dashboardList)
    .get(feedPath, dashboardsFeed)
    .post('/observatoire/tableaux', addDashboard)
    .get('/observatoire/tableaux/:file{[a-z0-9-]+\\.csv}', dashboardCsv(makers))
    .get(one, dashboardPage(makers))
    .get(`${one}/modifier`, editPage(makers))
    .post(`${one}/modifier`, saveDashboard(makers))
    .post(`${one}/elements`, addElement(makers))
    .post(`${one}/elements/:id`, changeElement(makers))
    .post(`${one}/dupliquer`, copyDashboard)
    .post(`${one}/supprimer`, deleteDashboard)
    .post('/observatoire/vues', addView(makers))
    .post('/observatoire/vues/:id', removeView)
    .get('/observatoire/vues/:kind/:subject{.+\\.csv}', viewCsv(makers))
    .get('/observatoire/vues/:kind/:subject{.+}', viewAlone(makers))
    .get('/integrer/tableaux/:slug', dashboardFrame(makers))
    .get('/integrer/vues/:kind/:subject{.+}', viewFrame(makers))
}
