import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { exchangeFormats, feedFormats } from './feeds/formats.ts'
import { eventSheet } from './routes/event.tsx'
import { eventCalendar, eventDatatourisme, listFeed } from './routes/feeds.ts'
import { eventList } from './routes/list.tsx'
import { openAgendaPage } from './routes/open-agenda.ts'
import { changePhoto, photoPage, sendPhoto } from './routes/photo.tsx'
import { serveEventPhoto } from './routes/photo-file.ts'
import { selection, selectionCalendar } from './routes/selection.tsx'

/** The addresses of the agenda: its list, its feeds, its events. */
export function agendaRoutes(_services: Services): Hono<Env> {
  const routes = new Hono<Env>().get('/agenda', eventList)
  for (const { extension } of [...feedFormats, ...exchangeFormats])
    routes.get(`/agenda.${extension}`, extension === 'openagenda.json' ? openAgendaPage : listFeed(extension))
  return (
    routes
      // Before the events: /agenda/selection is none.
      .get('/agenda/selection', selection)
      .get('/agenda/selection.ics', selectionCalendar)
      .get('/agenda/:file{[a-z0-9-]+\\.ics}', eventCalendar)
      .get('/agenda/:file{[a-z0-9-]+\\.datatourisme\\.jsonld}', eventDatatourisme)
      .get('/agenda/:slug', eventSheet)
      .get('/agenda/:slug/photo', photoPage)
      .post('/agenda/:slug/photo', sendPhoto)
      .post('/agenda/:slug/photo/:id', changePhoto)
      .get('/fichiers/rendez-vous/:id/:file', serveEventPhoto)
  )
}

export { eventPreview } from './routes/preview.tsx'
