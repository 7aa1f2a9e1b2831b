import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { askPage, sendAsk } from './routes/ask.tsx'
import { groupPage, sendGroup } from './routes/group.tsx'
import { ownLoans, ownLoansFile } from './routes/list.tsx'
import { actOnLoan, loanPage } from './routes/loan.tsx'
import { receptionPage, sendReception } from './routes/reception.tsx'
import { whereaboutsFile, whereaboutsPage } from './routes/whereabouts.tsx'

/** The addresses of loans: asking for a tool, one's loans, each of them. */
export function loansRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/outils/en-ce-moment', whereaboutsPage)
    .get('/outils/en-ce-moment.csv', whereaboutsFile('csv'))
    .get('/outils/en-ce-moment.geojson', whereaboutsFile('geojson'))
    .get('/outils/demande', groupPage)
    .post('/outils/demande', sendGroup)
    .get('/outils/:slug/demander', askPage)
    .post('/outils/:slug/demander', sendAsk)
    .get('/outils/:slug/accueil', receptionPage)
    .post('/outils/:slug/accueil', sendReception)
    .get('/compte/prets', ownLoans)
    .get('/compte/prets.csv', ownLoansFile)
    .get('/prets/:id', loanPage)
    .post('/prets/:id', actOnLoan)
}
