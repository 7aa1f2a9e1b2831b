import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { addCopy, changeCopy, changeDates, copiesPage, copyPage } from './routes/copies.tsx'
import { documentsPage, sendDocument, toolDocument } from './routes/documents.tsx'
import { editPage, proposePage, sendTool } from './routes/edit.tsx'
import { listFeed, toolCalendarFile } from './routes/feeds.ts'
import { toolList } from './routes/list.tsx'
import { ownTools, withdraw, withdrawPage } from './routes/own.tsx'
import { changePhoto, photosPage, sendPhoto, serveToolPhoto } from './routes/photos.tsx'
import { printingRoutes } from './routes/printing.tsx'
import { type ToolAbove, toolSheet } from './routes/sheet.tsx'

/** The addresses of the catalogue: its list, its tools, and what their holders do with them. `above`: what loans and the agenda tell of a tool. */
export function toolsRoutes(_services: Services, above: ToolAbove): Hono<Env> {
  return (
    new Hono<Env>()
      .get('/outils', toolList)
      .get('/outils.csv', listFeed('csv'))
      .get('/outils.geojson', listFeed('geojson'))
      // Before the tools: /outils/proposer is none.
      .get('/outils/proposer', proposePage)
      .post('/outils/proposer', sendTool)
      .get('/outils/:file{[a-z0-9-]+\\.ics}', toolCalendarFile)
      .route('/', printingRoutes())
      .get('/outils/:slug', toolSheet(above))
      .get('/outils/:slug/modifier', editPage)
      .post('/outils/:slug/modifier', sendTool)
      .get('/outils/:slug/exemplaires', copiesPage)
      .post('/outils/:slug/exemplaires', addCopy)
      .get('/outils/:slug/exemplaires/:id', copyPage)
      .post('/outils/:slug/exemplaires/:id', changeCopy)
      .post('/outils/:slug/exemplaires/:id/dates', changeDates)
      .get('/outils/:slug/photos', photosPage)
      .post('/outils/:slug/photos', sendPhoto)
      .post('/outils/:slug/photos/:id', changePhoto)
      .get('/outils/:slug/documents', documentsPage)
      .post('/outils/:slug/documents', sendDocument)
      .get('/outils/:slug/documents/:file', toolDocument)
      .get('/outils/:slug/retirer', withdrawPage)
      .post('/outils/:slug/retirer', withdraw)
      .get('/compte/outils', ownTools)
      .get('/fichiers/outil/:id/:file', serveToolPhoto)
  )
}
