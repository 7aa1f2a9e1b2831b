import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { windowOf } from './moments.ts'
import { whenInWords } from './pages/when.ts'
import { embedAssistant } from './routes/embed.tsx'
import { embedScript } from './routes/embed-script.ts'
import { eventSheet } from './routes/event.tsx'
import { eventCalendar, feedExtensions, listFeed } from './routes/feeds.ts'
import { embeddedEvents, eventFrame } from './routes/frame.tsx'
import { eventList } from './routes/list.tsx'
import { eventMapList } from './routes/map.tsx'
import { changePhoto, photoPage, sendPhoto } from './routes/photo.tsx'
import { serveEventPhoto } from './routes/photo-file.ts'
import { selection, selectionCalendar } from './routes/selection.tsx'

/** The addresses of the agenda: its list, its feeds, its events, what other sites show of them. */
export function agendaRoutes(_services: Services): Hono<Env> {
  const routes = new Hono<Env>().get('/agenda', eventList)
  for (const extension of feedExtensions) routes.get(`/agenda.${extension}`, listFeed(extension))
  return (
    routes
      .get('/integrer', embedAssistant)
      .get('/integrer/agenda', eventFrame)
      .get('/integrer/agenda.json', embeddedEvents)
      .get('/integrer.js', embedScript)
      .get('/agenda/carte/liste', eventMapList)
      // Before the events: /agenda/selection is none.
      .get('/agenda/selection', selection)
      .get('/agenda/selection.ics', selectionCalendar)
      .get('/agenda/:file{[a-z0-9-]+\\.ics}', eventCalendar)
      .get('/agenda/:slug', eventSheet)
      .get('/agenda/:slug/photo', photoPage)
      .post('/agenda/:slug/photo', sendPhoto)
      .post('/agenda/:slug/photo/:id', changePhoto)
      .get('/fichiers/rendez-vous/:id/:file', serveEventPhoto)
  )
}

/** What the tiles of the map ask of the agenda. */
export const eventsOnMap = { windowOf, whenInWords }
export { eventPreview } from './routes/preview.tsx'
