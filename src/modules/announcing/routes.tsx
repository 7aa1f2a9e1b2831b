import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { editPage, saveEdit } from './routes/edit.tsx'
import { proposePage, sendProposal } from './routes/propose.tsx'

/** The addresses of announcing: entering events and looking after them. */
export function announcingRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/agenda/proposer', proposePage)
    .post('/agenda/proposer', sendProposal)
    .get('/agenda/:slug/modifier', editPage)
    .post('/agenda/:slug/modifier', saveEdit)
}
