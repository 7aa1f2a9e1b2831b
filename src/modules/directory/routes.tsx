import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { exportCsv, exportGeojson } from './routes/exports.ts'
import { organisationList } from './routes/list.tsx'
import { organisationPreview } from './routes/preview.tsx'
import { reportForm, sendReport } from './routes/report.tsx'
import { type DrawOrganisationPart, organisationSheet } from './routes/sheet.tsx'

/**
 * The addresses of the directory.
 * @param events draws what an organisation has in the agenda, a module that stands above this one
 */
export function directoryRoutes(_services: Services, events: DrawOrganisationPart): Hono<Env> {
  return new Hono<Env>()
    .get('/annuaire', organisationList)
    .get('/annuaire.csv', exportCsv)
    .get('/annuaire.geojson', exportGeojson)
    .get('/annuaire/:slug', organisationSheet(events))
    .get('/annuaire/:slug/apercu', organisationPreview)
    .get('/annuaire/:slug/signaler', reportForm)
    .post('/annuaire/:slug/signaler', sendReport)
}
