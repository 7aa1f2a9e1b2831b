import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import {
  changeDate,
  datesPage,
  makeRepeat,
  pastPage,
  repeatPage,
  withdraw,
  withdrawPage,
} from './routes/acts.tsx'
import { type DrawEvent, editForm, sendForm } from './routes/form.tsx'
import { ownEvents, proposePage } from './routes/own.tsx'

/** The addresses by which people enter and look after events. `draw` shows one as the public will read it. */
export function announcingRoutes(_services: Services, draw: DrawEvent): Hono<Env> {
  return new Hono<Env>()
    .get('/compte/evenements', ownEvents)
    .get('/agenda/proposer', proposePage)
    .post('/agenda/proposer', sendForm(draw))
    .get('/agenda/:slug/modifier', editForm)
    .post('/agenda/:slug/modifier', sendForm(draw))
    .get('/agenda/:slug/dates', datesPage)
    .get('/agenda/:slug/dates/:id', datesPage)
    .post('/agenda/:slug/dates/:id', changeDate)
    .get('/agenda/:slug/reconduire', repeatPage)
    .post('/agenda/:slug/reconduire', makeRepeat)
    .get('/agenda/:slug/retirer', withdrawPage)
    .post('/agenda/:slug/retirer', withdraw)
    .get('/agenda/:slug/historique', pastPage)
}
