import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { embedRoutes } from './routes/embed.tsx'
import { pageRoutes } from './routes/page.tsx'
import { type EventsOnMap, tileRoutes } from './routes/tiles.ts'

/** The map, its tiles, and what is shown of it on other sites. */
export function mapRoutes(_services: Services, events: EventsOnMap): Hono<Env> {
  return new Hono<Env>().route('/', tileRoutes(events)).route('/', pageRoutes).route('/', embedRoutes)
}
