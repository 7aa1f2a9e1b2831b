import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { eventSheet } from './routes/event.tsx'
import { eventCalendar, feedExtensions, listFeed } from './routes/feeds.ts'
import { eventList } from './routes/list.tsx'
import { selection, selectionCalendar } from './routes/selection.tsx'

/** The addresses of the agenda: its list, its feeds, its events. */
export function agendaRoutes(_services: Services): Hono<Env> {
  const routes = new Hono<Env>().get('/agenda', eventList)
  for (const extension of feedExtensions) routes.get(`/agenda.${extension}`, listFeed(extension))
  // Before the events: /agenda/selection is none.
  routes.get('/agenda/selection', selection).get('/agenda/selection.ics', selectionCalendar)
  return routes.get('/agenda/:file{[a-z0-9-]+\\.ics}', eventCalendar).get('/agenda/:slug', eventSheet)
}
