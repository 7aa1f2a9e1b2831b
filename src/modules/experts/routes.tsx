import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { answer, answerForm, done, ownAnswer, ownAnswerForm, ownDone } from './routes/answer.tsx'
import { ask, asked, askForm, confirm, confirmForm } from './routes/ask.tsx'
import { cancel, follow, reply } from './routes/follow.tsx'
import { expertCsv, expertList } from './routes/list.tsx'
import { ownSheet, preview, publish, received, saveOwnSheet, withdraw } from './routes/own.tsx'
import { expertSheet, hide, show } from './routes/sheet.tsx'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** The addresses of people who speak: lists, sheets, requests, one's own sheet. */
export function expertsRoutes(_services: Services): Hono<Env> {
  return (
    new Hono<Env>()
      .get('/experts', expertList)
      .get('/experts.csv', expertCsv)
      // Before the sheets: `demandes` and `suivi` are nobody's address.
      .get('/experts/demandes/:token', answerForm)
      .post('/experts/demandes/:token', answer)
      .post('/experts/demandes/:token/faite', done)
      .get('/experts/demandes/:token/confirmer', confirmForm)
      .post('/experts/demandes/:token/confirmer', confirm)
      .get('/experts/suivi/:token', follow)
      .post('/experts/suivi/:token/repondre', reply)
      .post('/experts/suivi/:token/annuler', cancel)
      .get('/experts/:slug', expertSheet)
      .post('/experts/:slug/masquer', hide)
      .post('/experts/:slug/retablir', show)
      .get('/experts/:slug/contacter', askForm)
      .post('/experts/:slug/contacter', ask)
      .get('/experts/:slug/contacter/:state{envoyee|verifier}', asked)
      .get('/compte/expertise', ownSheet)
      .post('/compte/expertise', saveOwnSheet)
      .get('/compte/expertise/apercu', preview)
      .post('/compte/expertise/publier', publish)
      .post('/compte/expertise/retirer', withdraw)
      .get('/compte/expertise/demandes', received)
      .get(`/compte/expertise/demandes/:id{${uuid}}`, ownAnswerForm)
      .post(`/compte/expertise/demandes/:id{${uuid}}`, ownAnswer)
      .post(`/compte/expertise/demandes/:id{${uuid}}/faite`, ownDone)
  )
}
