import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { administrationHome } from './routes/home.tsx'
import { journalCsv, journalPage } from './routes/journal.tsx'
import { localMail, localMails } from './routes/local-mails.tsx'
import { actOnMailRoute, mailPage, mailsPage } from './routes/mails.tsx'
import { muteMailPage, muteMailRoute } from './routes/mute-mail.tsx'

/** The addresses of the back office's home, journal and mails, of the local outbox, and of links to refuse mails. */
export function administrationRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/administration', administrationHome)
    .get('/administration/journal', journalPage)
    .get('/administration/journal.csv', journalCsv)
    .get('/administration/mails', mailsPage)
    .get('/administration/mails/:id', mailPage)
    .post('/administration/mails/:id', actOnMailRoute)
    .get('/mails/refuser', muteMailPage)
    .post('/mails/refuser', muteMailRoute)
    .get('/dev/mails', localMails)
    .get('/dev/mails/:id', localMail)
}
