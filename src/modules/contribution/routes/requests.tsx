import type { Context } from 'hono'
import { listCasesOf } from '#modules/cases/index.ts'
import { AppError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { RequestsPage } from '../pages/requests-page.tsx'

/** `GET /compte/demandes`: what one asked, and what became of it. */
export async function requestsPage(c: Context<Env>): Promise<Response> {
  const actor = c.get('actor')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const lang = c.get('lang')
  const cases = await listCasesOf(c.get('services').db, actor.id)
  return renderPage(
    c,
    {
      title: messages[lang].requests.title,
      noIndex: true,
      styles: ['back-office'],
      canonical: '/compte/demandes',
    },
    <RequestsPage lang={lang} cases={cases} done={c.req.query('fait')} />,
  )
}
