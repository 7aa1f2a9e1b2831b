import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { AppError } from '#platform/errors.ts'
import type { Env, Services } from '#platform/http/env.ts'
import { onceByKey } from '#platform/http/idempotency.ts'
import { book, bookings } from './routes/bookings.ts'
import { changeEvent, createEvent, putNumberedEvent, withdrawEvent } from './routes/events.ts'
import { putOwnSheet, withdrawOwnSheet } from './routes/experts.ts'
import { readJournal } from './routes/journal.ts'
import { actOnLoan, askForTool, loans, noteLoanMoney, oneLoan } from './routes/loans.ts'
import { whoSpeaks } from './routes/me.ts'
import { decide, takeBack, waitingCases } from './routes/moderation.ts'
import { changeOrganisation, claim, confirm, createOrganisation, suggest } from './routes/organisations.ts'

const requestsAMinute = 120

/** Only a token speaks here: a session's cookie, which a browser sends by itself, counts for nothing. */
const byToken = createMiddleware<Env>(async (c, next) => {
  const actor = c.get('actor')
  c.header('Cache-Control', 'no-store')
  if (actor.kind !== 'person' || actor.via.origin !== 'api') {
    c.header('WWW-Authenticate', 'Bearer')
    throw new AppError('unauthenticated')
  }
  c.get('services').limiter.count('api', actor.via.tokenId, requestsAMinute, 60)
  await next()
})

/** Writing by API: the verbs of the site, for whoever holds a token with the right scope. */
export function writingRoutes(_services: Services): Hono<Env> {
  const routes = new Hono<Env>()
  const on = (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    handler: (c: Context<Env>) => Promise<Response>,
  ) => routes.on(method, `/api/v1${path}`, byToken, onceByKey, handler)
  on('GET', '/me', whoSpeaks)
  on('POST', '/organisations', createOrganisation)
  on('PATCH', '/organisations/:slug', changeOrganisation)
  on('POST', '/organisations/:slug/confirmation', confirm)
  on('POST', '/organisations/:slug/claim', claim)
  on('POST', '/organisations/:slug/suggestions', suggest)
  on('POST', '/events', createEvent)
  on('PATCH', '/events/:slug', changeEvent)
  on('DELETE', '/events/:slug', withdrawEvent)
  on('PUT', '/events/ext/:source/:number', putNumberedEvent)
  on('GET', '/events/:slug/sessions/:session/bookings', bookings)
  on('POST', '/events/:slug/sessions/:session/bookings', book)
  on('PUT', '/experts/me', putOwnSheet)
  on('DELETE', '/experts/me', withdrawOwnSheet)
  on('GET', '/loans', loans)
  on('POST', '/loans', askForTool)
  on('GET', '/loans/:id', oneLoan)
  on('POST', '/loans/:id/money', noteLoanMoney)
  on('POST', '/loans/:id/:act', actOnLoan)
  on('GET', '/moderation/cases', waitingCases)
  on('POST', '/moderation/cases/:id/decision', decide)
  on('DELETE', '/moderation/cases/:id/decision', takeBack)
  on('GET', '/journal', readJournal)
  return routes
}
