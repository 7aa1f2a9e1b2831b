import { Hono } from 'hono'
import { cors } from 'hono/cors'
import type { Env, Services } from '#platform/http/env.ts'
import { actor, emptyInbox, outboxOf, refusedInbox } from './routes/actors.ts'
import { nodeInfo, nodeInfoLinks, webFinger } from './routes/discovery.ts'
import { eventActivity, eventObject } from './routes/events.ts'

/** The agenda for the fediverse. It stands before the agenda: an event's page gives its activity to who asks for one. */
export function federationRoutes(_services: Services): Hono<Env> {
  const routes = new Hono<Env>()
  const reading = cors({ origin: '*', allowMethods: ['GET', 'HEAD', 'OPTIONS'], exposeHeaders: ['ETag'] })
  for (const path of ['/federation/*', '/nodeinfo/*', '/.well-known/webfinger', '/.well-known/nodeinfo'])
    routes.use(path, reading)
  routes
    .get('/.well-known/webfinger', webFinger)
    .get('/.well-known/nodeinfo', nodeInfoLinks)
    .get('/nodeinfo/:version{2\\.[01]}', nodeInfo)
    .get('/federation/evenements/:id', eventObject)
    .get('/agenda/:slug', eventActivity)
  for (const path of ['/federation/agenda', '/federation/organisations/:slug'])
    routes
      .get(path, actor)
      .get(`${path}/outbox`, outboxOf)
      .get(`${path}/inbox`, emptyInbox)
      .post(`${path}/inbox`, refusedInbox)
  return routes
}
