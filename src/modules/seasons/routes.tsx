import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import type { AttendanceOf } from './get-dashboard.ts'
import { dashboardPage, dashboardTable } from './routes/dashboard.tsx'
import { editionForm, newEditionForm, removeEditionRoute, sendEdition } from './routes/edition-forms.tsx'
import {
  actOnSeason,
  newSeasonForm,
  seasonAdminList,
  seasonForm,
  sendLogo,
  sendSeason,
} from './routes/manage.tsx'
import { charterPage, printPage } from './routes/print-and-charter.tsx'
import { editionPage, seasonList, toPresentEdition, touchedCommunes } from './routes/public.tsx'

const administration = '/administration/temps-forts'

/**
 * The addresses of the seasons. Those of the agenda stand before its own, and give way when no season has the code.
 * @param attendance how many people came to an edition, told by a module that stands above this one
 */
export function seasonsRoutes(_services: Services, attendance?: AttendanceOf): Hono<Env> {
  return new Hono<Env>()
    .get('/temps-forts', seasonList)
    .get('/agenda/:season', toPresentEdition)
    .get('/agenda/:season/charte', charterPage)
    .get('/agenda/:season/:year{\\d{4}}', editionPage)
    .get('/agenda/:season/:year{\\d{4}}/imprimer', printPage)
    .get('/agenda/:season/:year{\\d{4}}/communes.csv', touchedCommunes)
    .get(administration, seasonAdminList)
    .get(`${administration}/nouveau`, newSeasonForm)
    .post(`${administration}/nouveau`, sendSeason)
    .get(`${administration}/:season`, seasonForm)
    .post(`${administration}/:season`, sendSeason)
    .post(`${administration}/:season/acte`, actOnSeason)
    .post(`${administration}/:season/logo`, sendLogo)
    .get(`${administration}/:season/editions/nouvelle`, newEditionForm)
    .post(`${administration}/:season/editions/nouvelle`, sendEdition)
    .get(`${administration}/:season/editions/:year{\\d{4}}`, editionForm)
    .post(`${administration}/:season/editions/:year{\\d{4}}`, sendEdition)
    .post(`${administration}/:season/editions/:year{\\d{4}}/supprimer`, removeEditionRoute)
    .get(`${administration}/:season/:year{\\d{4}}`, dashboardPage(attendance))
    .get(`${administration}/:season/:year{\\d{4}}/:file{[a-z-]+\\.csv}`, dashboardTable(attendance))
}
