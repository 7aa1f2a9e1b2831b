import type { Context } from 'hono'
import { cleanText } from '#modules/tools/index.ts'
import { hasRole } from '#platform/access/actor.ts'
import { AppError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { renderPage } from '#ui/page.tsx'
import { incidentsAPage, listIncidents } from '../incident-store.ts'
import { fieldMessages } from '../messages/index.ts'
import { IncidentsContent } from '../pages/incidents-page.tsx'

const path = '/compte/a-reparer'

/** `GET /compte/a-reparer?etat=clos&q=&page=`: what broke of the tools of one's organisations; of all of them for the team of the site. */
export async function ownIncidents(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const question = {
    organisations: hasRole(actor, 'observer') ? null : [...actor.memberships.keys()],
    open: c.req.query('etat') !== 'clos',
    words: cleanText(c.req.query('q') ?? '').slice(0, 100),
    page: Math.min(Math.max(1, Math.floor(Number(c.req.query('page')) || 1)), 1000),
  }
  const { incidents, total } = await listIncidents(db, question)
  const t = fieldMessages[lang].incidents
  return renderPage(
    c,
    {
      title: t.listTitle,
      noIndex: true,
      styles: ['back-office'],
      canonical: path,
      breadcrumb: [{ label: t.crumb }],
    },
    <AccountFrame lang={lang} current="/compte/prets">
      <IncidentsContent
        lang={lang}
        {...question}
        incidents={incidents}
        pages={Math.max(1, Math.ceil(total / incidentsAPage))}
      />
    </AccountFrame>,
  )
}
