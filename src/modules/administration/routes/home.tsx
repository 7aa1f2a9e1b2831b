import type { Context } from 'hono'
import { listEntries } from '#modules/journal/index.ts'
import { hasRole } from '#platform/access/actor.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { getOverview } from '../get-overview.ts'
import { messages } from '../messages/index.ts'
import { AdministrationHome } from '../pages/home-page.tsx'
import { entryLines } from './entry-lines.ts'

const changesShown = 10

/** `GET /administration` */
export async function administrationHome(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  const [overview, changes] = await Promise.all([
    getOverview(db, actor),
    listEntries(db, actor, {}, null, changesShown),
  ])
  return renderPage(
    c,
    { title: messages[lang].home.title, noIndex: true, styles: ['back-office'] },
    <AdministrationHome
      lang={lang}
      overview={overview}
      changes={entryLines(lang, changes.entries)}
      readOnly={!hasRole(actor, 'moderator')}
    />,
  )
}
