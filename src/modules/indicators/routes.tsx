import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { actOnRule, addRule, alertsPage, answerAlert } from './routes/alerts.tsx'
import { addIndicator, aimOne, careList, carePage, enterOne, freezeOne, importFile } from './routes/care.tsx'
import { indicatorCsv } from './routes/files.ts'
import { indicatorPage } from './routes/indicator.tsx'
import { indicatorList } from './routes/list.tsx'

export { indicatorViews } from './routes/views.tsx'

/** The addresses of indicators. */
export function indicatorRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/observatoire/indicateurs', indicatorList)
    .get('/observatoire/indicateurs/:file{[a-z0-9-]+\\.csv}', indicatorCsv)
    .get('/observatoire/indicateurs/:code', indicatorPage)
    .get('/administration/indicateurs', careList)
    .post('/administration/indicateurs', addIndicator)
    .get('/administration/indicateurs/:code', carePage)
    .post('/administration/indicateurs/:code/valeur', enterOne)
    .post('/administration/indicateurs/:code/import', importFile)
    .post('/administration/indicateurs/:code/cible', aimOne)
    .post('/administration/indicateurs/:code/figer', freezeOne)
    .get('/administration/alertes', alertsPage)
    .post('/administration/alertes', addRule)
    .post('/administration/alertes/regles/:id', actOnRule)
    .post('/administration/alertes/:id', answerAlert)
}
