import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { whenInWords } from '#platform/i18n/when.ts'
import { exchangeFormats, feedFormats } from './feeds/formats.ts'
import { windowOf } from './moments.ts'
import { embedAssistant } from './routes/embed.tsx'
import { embedScript } from './routes/embed-script.ts'
import { type FindSeats, type FindTool, showEvent } from './routes/event.tsx'
import { eventCalendar, eventDatatourisme, listFeed } from './routes/feeds.ts'
import { embeddedEvents, eventFrame } from './routes/frame.tsx'
import { eventList } from './routes/list.tsx'
import { eventMapList } from './routes/map.tsx'
import { openAgendaPage } from './routes/open-agenda.ts'
import { organisationAgenda, organisationCalendar } from './routes/organisation-events.tsx'
import { changePhoto, photoPage, sendPhoto } from './routes/photo.tsx'
import { serveEventPhoto } from './routes/photo-file.ts'
import { printingRoutes } from './routes/printing.tsx'
import { selection, selectionCalendar } from './routes/selection.tsx'

/**
 * The addresses of the agenda: its list, its feeds, its events, what other sites show of them. `findSeats` tells how an event is booked
 * here, `findTool` which tool it shows.
 */
export function agendaRoutes(_services: Services, findSeats: FindSeats, findTool: FindTool): Hono<Env> {
  const routes = new Hono<Env>().get('/agenda', eventList)
  for (const { extension } of [...feedFormats, ...exchangeFormats])
    routes.get(`/agenda.${extension}`, extension === 'openagenda.json' ? openAgendaPage : listFeed(extension))
  return (
    routes
      .get('/integrer', embedAssistant)
      .get('/integrer/agenda', eventFrame)
      .get('/integrer/agenda.json', embeddedEvents)
      .get('/integrer.js', embedScript)
      .get('/agenda/carte/liste', eventMapList)
      // Before the events: /agenda/selection is none, and a printed one ends in .pdf.
      .route('/', printingRoutes())
      .get('/agenda/selection', selection)
      .get('/agenda/selection.ics', selectionCalendar)
      .get('/agenda/:file{[a-z0-9-]+\\.ics}', eventCalendar)
      .get('/agenda/:file{[a-z0-9-]+\\.datatourisme\\.jsonld}', eventDatatourisme)
      .get('/agenda/:slug', showEvent(findSeats, findTool))
      .get('/agenda/:slug/photo', photoPage)
      .post('/agenda/:slug/photo', sendPhoto)
      .post('/agenda/:slug/photo/:id', changePhoto)
      .get('/annuaire/:slug/agenda', organisationAgenda)
      .get('/annuaire/:slug/agenda.ics', organisationCalendar)
      .get('/fichiers/rendez-vous/:id/:file', serveEventPhoto)
  )
}

export { organisationEvents } from './routes/organisation-events.tsx'
/** What the tiles of the map ask of the agenda. */
export const eventsOnMap = { windowOf, whenInWords }
export { eventPreview } from './routes/preview.tsx'
