import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { columnsPage, saveColumns } from './routes/columns.tsx'
import { runsPage } from './routes/list.tsx'
import { actOn, linesCsv, runPage, runState } from './routes/run.tsx'
import { sendFile, uploadPage } from './routes/upload.tsx'

/** The addresses of imports. */
export function importsRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/administration/imports', runsPage)
    .post('/administration/imports', sendFile)
    .get('/administration/imports/nouveau', uploadPage)
    .get('/administration/imports/:id', runPage)
    .get('/administration/imports/:id/etat.json', runState)
    .get('/administration/imports/:id/lignes.csv', linesCsv)
    .get('/administration/imports/:id/colonnes', columnsPage)
    .post('/administration/imports/:id/colonnes', saveColumns)
    .post('/administration/imports/:id/essai', actOn('check'))
    .post('/administration/imports/:id/appliquer', actOn('apply'))
    .post('/administration/imports/:id/arreter', actOn('cancel'))
    .post('/administration/imports/:id/annuler', actOn('undo'))
}
